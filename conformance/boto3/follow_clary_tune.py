"""Describes and lists, with boto3 alone, the tuning job that `clary tune` runs."""

import os
import subprocess
import tempfile
from pathlib import Path

import boto3

NAME = "followed"

folder = Path(tempfile.mkdtemp())
(folder / "train.py").write_text(
    "import argparse\n"
    "parser = argparse.ArgumentParser()\n"
    "parser.add_argument('--rate', type=float)\n"
    "x = parser.parse_args().rate\n"
    "print(f'loss: {(x - 0.3) ** 2}')\n"
)
tune = subprocess.Popen(
    [os.environ["CLARY"], "--data", os.environ["CLARY_DATA"], "tune", "--name", NAME, "--range", "rate=0.0..1.0",
     "--metric", "loss: ([0-9.e-]+)", "--minimize", "--jobs", "6", "--parallel", "2", "--seed", "1", "--",
     "python3", "train.py"],
    cwd=folder,
)
assert tune.wait(timeout=240) == 0, "clary tune failed"

sagemaker = boto3.client("sagemaker")
job = sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=NAME)
assert job["HyperParameterTuningJobStatus"] == "Completed", job
assert job["TrainingJobStatusCounters"]["Completed"] == 6, job
assert job["BestTrainingJob"]["FinalHyperParameterTuningJobObjectiveMetric"]["MetricName"] == "loss", job

listed = sagemaker.list_hyper_parameter_tuning_jobs(NameContains=NAME)["HyperParameterTuningJobSummaries"]
assert [summary["HyperParameterTuningJobName"] for summary in listed] == [NAME], listed

pages = sagemaker.get_paginator("list_training_jobs_for_hyper_parameter_tuning_job").paginate(
    HyperParameterTuningJobName=NAME, SortBy="FinalObjectiveMetricValue", PaginationConfig={"PageSize": 4}
)
trainings = [summary for page in pages for summary in page["TrainingJobSummaries"]]
assert len(trainings) == 6, trainings
values = [t["FinalHyperParameterTuningJobObjectiveMetric"]["Value"] for t in trainings]
assert values == sorted(values), values
assert trainings[0]["TrainingJobName"] == job["BestTrainingJob"]["TrainingJobName"]

training = sagemaker.describe_training_job(TrainingJobName=trainings[0]["TrainingJobName"])
assert training["TrainingJobStatus"] == "Completed"
assert training["FinalMetricDataList"][0]["Value"] == values[0]
assert training["TuningJobArn"] == job["HyperParameterTuningJobArn"]

logs = boto3.client("logs")
streams = logs.describe_log_streams(
    logGroupName="/aws/sagemaker/TrainingJobs", logStreamNamePrefix=training["TrainingJobName"] + "/"
)["logStreams"]
assert len(streams) == 1, streams
events = logs.get_log_events(
    logGroupName="/aws/sagemaker/TrainingJobs", logStreamName=streams[0]["logStreamName"], startFromHead=True
)["events"]
assert any(event["message"].startswith("loss: ") for event in events), events
print("best", values[0], "after", len(trainings), "training jobs")
