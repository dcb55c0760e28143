"""The flow of 2018: a TensorFlow estimator with four functions as its entry point, tuned for the area under its precision-recall curve."""

import os
import sys
import tempfile
import time

import sagemaker
from sagemaker.analytics import TrainingJobAnalytics
from sagemaker.tensorflow import TensorFlow
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

MATERIAL = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "material")
sys.path.insert(0, MATERIAL)
from write_data import write  # noqa: E402

session = sagemaker.Session()
bucket = session.default_bucket()
data = session.upload_data(path=str(write(tempfile.mkdtemp())), bucket=bucket, key_prefix="credit-risk/data")

estimator = TensorFlow(
    entry_point=os.path.join(MATERIAL, "model.py"),
    role="SageMakerRole",
    output_path="s3://%s/credit-risk/output" % bucket,
    training_steps=200,
    evaluation_steps=None,
    train_instance_count=1,
    train_instance_type="ml.p3.2xlarge",
    base_job_name="credit-risk",
)
tuner = HyperparameterTuner(
    estimator,
    objective_metric_name="PR-AUC",
    hyperparameter_ranges={
        "learning_rate": ContinuousParameter(1e-5, 1e-1),
        "number_nodes": IntegerParameter(32, 512),
        "optimizer": CategoricalParameter(["Adam", "SGD"]),
    },
    metric_definitions=[
        {"Name": "ROC-AUC", "Regex": "roc_auc = ([0-9\\.]+)"},
        {"Name": "PR-AUC", "Regex": "pr_auc = ([0-9\\.]+)"},
    ],
    objective_type="Maximize",
    max_jobs=4,
    max_parallel_jobs=2,
)
tuner.fit({"training": data})
name = tuner.latest_tuning_job.name
client = session.sagemaker_client


def describe():
    return client.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=name)


# As the article did it: ask for the status until it has ended.
seen = []
while True:
    status = describe()["HyperParameterTuningJobStatus"]
    if status not in seen:
        seen.append(status)
        print(status, describe()["TrainingJobStatusCounters"], flush=True)
    if status not in ("InProgress", "Stopping"):
        break
    time.sleep(5)
assert seen == ["InProgress", "Completed"], (seen, describe().get("FailureReason"))
tuner.wait()

frame = tuner.analytics().dataframe()
assert len(frame) == 4 and set(frame["TrainingJobStatus"]) == {"Completed"}, frame
assert set(frame["optimizer"]) <= {'"Adam"', '"SGD"', "Adam", "SGD"}, frame
assert frame["learning_rate"].between(1e-5, 1e-1).all() and frame["number_nodes"].between(32, 512).all(), frame
best = tuner.best_training_job()
top = frame.sort_values("FinalObjectiveValue", ascending=False).iloc[0]
assert best == top["TrainingJobName"], (best, frame)
assert 0.2 < top["FinalObjectiveValue"] <= 1.0, frame

# Both metrics can be looked at by name.
points = TrainingJobAnalytics(best, metric_names=["ROC-AUC", "PR-AUC"]).dataframe()
last = {metric: rows["value"].iloc[-1] for metric, rows in points.groupby("metric_name")}
assert set(last) == {"ROC-AUC", "PR-AUC"} and abs(last["PR-AUC"] - top["FinalObjectiveValue"]) < 1e-6, (last, top)
job = client.describe_training_job(TrainingJobName=best)
assert job["ModelArtifacts"]["S3ModelArtifacts"].startswith("s3://%s/credit-risk/output/" % bucket), job
print("best", best, last)
