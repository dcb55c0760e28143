"""Tunes a script with version 3 of the SageMaker SDK: a ModelTrainer, a tuner, and all there is to look at."""

import sys
import tempfile
from pathlib import Path

from sagemaker.core.helper.session_helper import Session
from sagemaker.core.parameter import CategoricalParameter, ContinuousParameter, IntegerParameter
from sagemaker.core.resources import HyperParameterTuningJob, TrainingJob
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, InputData, SourceCode, StoppingCondition
from sagemaker.train.tuner import HyperparameterTuner

MATERIAL = Path(__file__).resolve().parent.parent / "material"
sys.path.insert(0, str(MATERIAL))
from write_data import write  # noqa: E402

session = Session()
bucket = session.default_bucket()
assert bucket.startswith("sagemaker-"), bucket
data = session.upload_data(str(write(tempfile.mkdtemp())), bucket=bucket, key_prefix="credit/data")

trainer = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-east-1.amazonaws.com/any-python:1",
    source_code=SourceCode(source_dir=str(MATERIAL), entry_script="train.py"),
    compute=Compute(instance_type="ml.m5.large", instance_count=1, volume_size_in_gb=10),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=600),
    hyperparameters={"epochs": 3},
    role="TuningRole",
    base_job_name="v3",
    sagemaker_session=session,
)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:loss",
    metric_definitions=[{"Name": "validation:loss", "Regex": "validation-loss=([0-9.]+);"}],
    hyperparameter_ranges={
        "learning-rate": ContinuousParameter(1e-4, 1.0, scaling_type="Logarithmic"),
        "epochs": IntegerParameter(1, 6),
        "optimizer": CategoricalParameter(["sgd", "momentum"]),
    },
    objective_type="Minimize",
    max_jobs=4,
    max_parallel_jobs=2,
)
tuner.tune(inputs=[InputData(channel_name="training", data_source=data)], wait=True)

job = tuner.latest_tuning_job
job.refresh()
assert job.hyper_parameter_tuning_job_status == "Completed", job
assert job.training_job_status_counters.completed == 4, job
frame = tuner.analytics().dataframe()
assert len(frame) == 4 and set(frame["TrainingJobStatus"]) == {"Completed"}, frame
best = tuner.best_training_job()
assert best == frame.sort_values("FinalObjectiveValue").iloc[0]["TrainingJobName"], (best, frame)
assert frame["FinalObjectiveValue"].min() < 0.5, frame

found = HyperParameterTuningJob.get(hyper_parameter_tuning_job_name=job.hyper_parameter_tuning_job_name)
assert found.best_training_job.training_job_name == best
training = TrainingJob.get(training_job_name=best)
assert training.model_artifacts.s3_model_artifacts.startswith(f"s3://{bucket}/"), training
names = [one.hyper_parameter_tuning_job_name for one in HyperParameterTuningJob.get_all(name_contains=job.hyper_parameter_tuning_job_name)]
assert names == [job.hyper_parameter_tuning_job_name], names
print("best", best, frame["FinalObjectiveValue"].min())
