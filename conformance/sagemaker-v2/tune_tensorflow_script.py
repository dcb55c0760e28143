"""The model of 2018 as a script of today: TensorFlow 2 in script mode, by the SDK's own estimator."""

import sys
import tempfile
from pathlib import Path

import sagemaker
from sagemaker.tensorflow import TensorFlow
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

MATERIAL = Path(__file__).resolve().parent.parent / "material"
sys.path.insert(0, str(MATERIAL))
from write_data import write  # noqa: E402

session = sagemaker.Session()
data = session.upload_data(str(write(tempfile.mkdtemp())), key_prefix="credit-risk/data")
estimator = TensorFlow(
    entry_point="script_model.py",
    source_dir=str(MATERIAL),
    role="SageMakerRole",
    framework_version="2.14",
    py_version="py310",
    instance_count=1,
    instance_type="ml.c5.xlarge",
    hyperparameters={"epochs": 5},
)
tuner = HyperparameterTuner(
    estimator,
    "PR-AUC",
    {
        "learning_rate": ContinuousParameter(1e-5, 1e-1, scaling_type="Logarithmic"),
        "number_nodes": IntegerParameter(32, 512),
        "optimizer": CategoricalParameter(["Adam", "SGD"]),
    },
    [
        {"Name": "ROC-AUC", "Regex": "roc_auc = ([0-9\\.]+)"},
        {"Name": "PR-AUC", "Regex": "pr_auc = ([0-9\\.]+)"},
    ],
    max_jobs=3,
    max_parallel_jobs=2,
    base_tuning_job_name="tf-script",
)
tuner.fit({"training": data})
frame = tuner.analytics().dataframe()
assert len(frame) == 3 and set(frame["TrainingJobStatus"]) == {"Completed"}, frame
best = tuner.best_training_job()
assert best == frame.sort_values("FinalObjectiveValue").iloc[-1]["TrainingJobName"], frame
assert 0.15 < frame["FinalObjectiveValue"].max() <= 1.0, frame
final = session.sagemaker_client.describe_training_job(TrainingJobName=best)["FinalMetricDataList"]
assert {metric["MetricName"] for metric in final} >= {"ROC-AUC", "PR-AUC"}, final
print("best", best, frame["FinalObjectiveValue"].max())
