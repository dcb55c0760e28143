"""Tunes a script with the SageMaker SDK: its default bucket, a role by name alone, fit, wait, and all there is to look at."""

import json
import sys
import tarfile
import tempfile
from pathlib import Path

import sagemaker
from sagemaker.analytics import TrainingJobAnalytics
from sagemaker.estimator import Estimator
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

MATERIAL = Path(__file__).resolve().parent.parent / "material"
sys.path.insert(0, str(MATERIAL))
from write_data import write  # noqa: E402

session = sagemaker.Session()
bucket = session.default_bucket()
assert bucket.startswith("sagemaker-"), bucket
role = sagemaker.get_execution_role()
assert role.startswith("arn:aws:iam::"), role

folder = Path(tempfile.mkdtemp())
inputs = session.upload_data(str(write(folder / "data")), key_prefix="credit/data")
assert inputs == f"s3://{bucket}/credit/data", inputs

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-east-1.amazonaws.com/any-python:1",
    role="TuningRole",
    instance_count=1,
    instance_type="ml.m5.large",
    entry_point="train.py",
    source_dir=str(MATERIAL),
    hyperparameters={"epochs": 4},
    metric_definitions=[{"Name": "validation:loss", "Regex": "validation-loss=([0-9.]+);"}],
)
tuner = HyperparameterTuner(
    estimator,
    "validation:loss",
    {
        "learning-rate": ContinuousParameter(1e-4, 1.0, scaling_type="Logarithmic"),
        "epochs": IntegerParameter(1, 6),
        "optimizer": CategoricalParameter(["sgd", "momentum"]),
    },
    estimator.metric_definitions,
    objective_type="Minimize",
    max_jobs=6,
    max_parallel_jobs=2,
    base_tuning_job_name="script",
)
tuner.fit({"training": inputs}, wait=False)
name = tuner.latest_tuning_job.name

described = tuner.describe()
assert described["HyperParameterTuningJobStatus"] == "InProgress", described
assert described["TrainingJobDefinition"]["RoleArn"].endswith(":role/TuningRole"), described
tuner.wait()
described = tuner.describe()
assert described["HyperParameterTuningJobStatus"] == "Completed", described
assert described["TrainingJobStatusCounters"]["Completed"] == 6, described

frame = tuner.analytics().dataframe()
assert len(frame) == 6, frame
assert set(frame["TrainingJobStatus"]) == {"Completed"}, frame
assert frame["learning-rate"].between(1e-4, 1.0).all() and frame["epochs"].between(1, 6).all(), frame
# The SDK sends categories of such estimators as JSON, and they come back so.
assert set(frame["optimizer"]) <= {'"sgd"', '"momentum"', "sgd", "momentum"}, frame
best = tuner.best_training_job()
assert best == frame.sort_values("FinalObjectiveValue").iloc[0]["TrainingJobName"], (best, frame)
assert frame["FinalObjectiveValue"].min() < 0.3, frame
assert list(tuner.analytics().tuning_ranges) == ["learning-rate", "epochs", "optimizer"] or \
    set(tuner.analytics().tuning_ranges) == {"learning-rate", "epochs", "optimizer"}

points = TrainingJobAnalytics(best, metric_names=["validation:loss"]).dataframe()
assert len(points) >= 1 and set(points["metric_name"]) == {"validation:loss"}, points

# Somebody else's process finds the job by its name.
attached = HyperparameterTuner.attach(name)
assert attached.best_training_job() == best
winner = attached.best_estimator()
values = winner.hyperparameters()
assert float(values["learning-rate"]) > 0, values

archive = folder / "model"
sagemaker.s3.S3Downloader.download(winner.model_data, str(archive))
with tarfile.open(archive / "model.tar.gz") as tar:
    assert len(json.load(tar.extractfile("weights.json"))) == 6
print("best", best, frame["FinalObjectiveValue"].min())
