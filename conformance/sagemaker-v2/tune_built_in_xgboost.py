"""Tunes the built-in XGBoost by the image that the SageMaker SDK names for it, and stops a tuning job."""

import sys
import tempfile
from pathlib import Path

import sagemaker
from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, IntegerParameter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "material"))
from write_data import write  # noqa: E402

session = sagemaker.Session()
folder = Path(tempfile.mkdtemp())
channels = {}
for channel, count in (("train", 800), ("validation", 400)):
    data = write(folder / channel, label_first=True, counts=((channel + ".csv", count),))
    uri = session.upload_data(str(data), key_prefix="xgboost/" + channel)
    channels[channel] = TrainingInput(uri, content_type="text/csv")


def tuner(name, jobs, rounds):
    estimator = Estimator(
        image_uris.retrieve("xgboost", session.boto_region_name, version="1.7-1"),
        "arn:aws:iam::123456789012:role/Tuning",
        instance_count=1,
        instance_type="ml.m5.xlarge",
        output_path=f"s3://{session.default_bucket()}/xgboost/output",
        hyperparameters={"objective": "binary:logistic", "eval_metric": "auc", "num_round": rounds},
    )
    return HyperparameterTuner(
        estimator,
        "validation:auc",
        {
            "eta": ContinuousParameter(0.01, 0.5),
            "max_depth": IntegerParameter(2, 8),
            "min_child_weight": ContinuousParameter(1, 10),
        },
        max_jobs=jobs,
        max_parallel_jobs=2,
        base_tuning_job_name=name,
    )


tuning = tuner("xgb", jobs=6, rounds=30)
tuning.fit(channels, include_cls_metadata=False)
frame = tuning.analytics().dataframe()
assert len(frame) == 6 and set(frame["TrainingJobStatus"]) == {"Completed"}, frame
assert frame["FinalObjectiveValue"].max() > 0.85, frame
best = session.sagemaker_client.describe_training_job(TrainingJobName=tuning.best_training_job())
metrics = {metric["MetricName"]: metric["Value"] for metric in best["FinalMetricDataList"]}
assert metrics["validation:auc"] == frame["FinalObjectiveValue"].max(), metrics
assert metrics["train:auc"] > 0.85, metrics
assert best["ModelArtifacts"]["S3ModelArtifacts"].startswith("s3://" + session.default_bucket() + "/xgboost/output/")

stopped = tuner("xgb-long", jobs=50, rounds=5000)
stopped.fit(channels, include_cls_metadata=False, wait=False)
stopped.stop_tuning_job()
assert stopped.describe()["HyperParameterTuningJobStatus"] in ("Stopping", "Stopped")
stopped.wait()
assert stopped.describe()["HyperParameterTuningJobStatus"] == "Stopped"
print("best", tuning.best_training_job(), frame["FinalObjectiveValue"].max())
