"""Creates, waits for, describes, lists and stops jobs with boto3, as a script written for AWS does."""

import sys
import tempfile
import time
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

ROLE = "arn:aws:iam::123456789012:role/Demo"
sagemaker = boto3.client("sagemaker")
suffix = str(int(time.time()))


def training_job(name, program):
    return dict(
        TrainingJobName=name,
        AlgorithmSpecification={
            "TrainingImage": "example/any:1",
            "TrainingInputMode": "File",
            "ContainerEntrypoint": [sys.base_prefix + "/bin/python3", "-c", program],
            "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
        },
        RoleArn=ROLE,
        HyperParameters={"epochs": "3"},
        OutputDataConfig={"S3OutputPath": Path(tempfile.mkdtemp(dir=Path.home())).as_uri()},
        ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
        StoppingCondition={"MaxRuntimeInSeconds": 600},
    )


def refused(code, text, call, **request):
    try:
        call(**request)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert text in error.response["Error"]["Message"], error
        return
    raise AssertionError(f"{call} was not refused")


# A training job runs to its end.
name = "one-" + suffix
created = sagemaker.create_training_job(**training_job(name, "print('loss=2.91488')"))
assert created["TrainingJobArn"].endswith(":training-job/" + name), created
sagemaker.get_waiter("training_job_completed_or_stopped").wait(
    TrainingJobName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
)
job = sagemaker.describe_training_job(TrainingJobName=name)
assert job["TrainingJobStatus"] == "Completed", job
assert job["SecondaryStatusTransitions"][-1]["Status"] == "Completed", job
assert job["FinalMetricDataList"][0]["Value"] == 2.9148800373077393, job["FinalMetricDataList"]
assert job["HyperParameters"] == {"epochs": "3"}
assert job["ModelArtifacts"]["S3ModelArtifacts"].endswith(f"/{name}/output/model.tar.gz")

# Its name is taken; another's is not there.
refused("ResourceInUse", "must be unique", sagemaker.create_training_job, **training_job(name, "pass"))
refused("ValidationException", "Requested resource not found.", sagemaker.describe_training_job, TrainingJobName="none")

# A crash is told with its exit code and last lines.
name = "crash-" + suffix
sagemaker.create_training_job(**training_job(name, "print('about to fail'); raise SystemExit(3)"))
while (job := sagemaker.describe_training_job(TrainingJobName=name))["TrainingJobStatus"] == "InProgress":
    time.sleep(0.2)
assert job["TrainingJobStatus"] == "Failed", job
assert "Exit Code: 3" in job["FailureReason"] and "about to fail" in job["FailureReason"], job

# A running one is stopped.
name = "long-" + suffix
sagemaker.create_training_job(**training_job(name, "import time; print('up', flush=True); time.sleep(600)"))
while sagemaker.describe_training_job(TrainingJobName=name)["SecondaryStatus"] != "Training":
    time.sleep(0.2)
sagemaker.stop_training_job(TrainingJobName=name)
while (job := sagemaker.describe_training_job(TrainingJobName=name))["TrainingJobStatus"] in ("InProgress", "Stopping"):
    time.sleep(0.2)
assert job["TrainingJobStatus"] == "Stopped", job

names = {
    summary["TrainingJobName"]
    for page in sagemaker.get_paginator("list_training_jobs").paginate(NameContains=suffix, PaginationConfig={"PageSize": 2})
    for summary in page["TrainingJobSummaries"]
}
assert names == {"one-" + suffix, "crash-" + suffix, "long-" + suffix}, names

# What is not served is refused by name.
tuning = dict(
    HyperParameterTuningJobName="t-" + suffix,
    HyperParameterTuningJobConfig={
        "Strategy": "Hyperband",
        "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "loss"},
        "ResourceLimits": {"MaxNumberOfTrainingJobs": 4, "MaxParallelTrainingJobs": 2},
        "ParameterRanges": {"ContinuousParameterRanges": [{"Name": "x", "MinValue": "0", "MaxValue": "1"}]},
    },
    TrainingJobDefinition={
        "AlgorithmSpecification": {
            "TrainingImage": "example/any:1",
            "TrainingInputMode": "File",
            "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
        },
        "RoleArn": ROLE,
        "OutputDataConfig": {"S3OutputPath": Path.home().as_uri()},
        "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
        "StoppingCondition": {"MaxRuntimeInSeconds": 600},
    },
)
refused("ValidationException", "Hyperband", sagemaker.create_hyper_parameter_tuning_job, **tuning)
tuning["HyperParameterTuningJobConfig"]["Strategy"] = "Bayesian"
refused("ValidationException", "example/any:1", sagemaker.create_hyper_parameter_tuning_job, **tuning)

# A wrong secret opens nothing.
refused(
    "InvalidSignatureException",
    "signature",
    boto3.client("sagemaker", aws_secret_access_key="x" * 40, aws_access_key_id=boto3.Session().get_credentials().access_key).list_training_jobs,
)
print("all as on AWS")
