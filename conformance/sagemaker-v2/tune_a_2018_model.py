"""The entry point of 2018 by today's SDK: the image of 2018 by its name, and its settings as hyperparameters."""

import sys
import tempfile
from pathlib import Path

import sagemaker
from sagemaker.analytics import TrainingJobAnalytics
from sagemaker.tensorflow import TensorFlow
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

MATERIAL = Path(__file__).resolve().parent.parent / "material"
sys.path.insert(0, str(MATERIAL))
from write_data import write  # noqa: E402

session = sagemaker.Session()
bucket = session.default_bucket()
data = session.upload_data(str(write(tempfile.mkdtemp())), key_prefix="credit-risk/data")
estimator = TensorFlow(
    entry_point="model.py",
    source_dir=str(MATERIAL),
    role="SageMakerRole",
    image_uri="520713654638.dkr.ecr.us-east-1.amazonaws.com/sagemaker-tensorflow:1.11-cpu-py2",
    instance_count=1,
    instance_type="ml.c5.xlarge",
    model_dir=False,
    hyperparameters={
        "training_steps": 200,
        "evaluation_steps": 8,
        "checkpoint_path": f"s3://{bucket}/credit-risk/checkpoints",
    },
)
tuner = HyperparameterTuner(
    estimator,
    "PR-AUC",
    {
        "learning_rate": ContinuousParameter(1e-5, 1e-1),
        "number_nodes": IntegerParameter(32, 512),
        "optimizer": CategoricalParameter(["Adam", "SGD"]),
    },
    [
        {"Name": "ROC-AUC", "Regex": "roc_auc = ([0-9\\.]+)"},
        {"Name": "PR-AUC", "Regex": "pr_auc = ([0-9\\.]+)"},
    ],
    max_jobs=3,
    max_parallel_jobs=2,
    base_tuning_job_name="old-model",
)
tuner.fit({"training": data})
frame = tuner.analytics().dataframe()
assert len(frame) == 3 and set(frame["TrainingJobStatus"]) == {"Completed"}, frame
best = tuner.best_training_job()
assert best == frame.sort_values("FinalObjectiveValue").iloc[-1]["TrainingJobName"], frame
assert 0.2 < frame["FinalObjectiveValue"].max() <= 1.0, frame
points = TrainingJobAnalytics(best).dataframe()
assert set(points["metric_name"]) >= {"ROC-AUC", "PR-AUC"}, points
print("best", best, frame["FinalObjectiveValue"].max())
