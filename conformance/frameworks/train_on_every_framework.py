"""Trains a short script on every framework, under the names of SageMaker's images."""

import json
import os
import random
import shutil
import tarfile
import tempfile
import time
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

ROLE = "arn:aws:iam::123456789012:role/Demo"
LEGACY = "520713654638.dkr.ecr.us-east-1.amazonaws.com/sagemaker-tensorflow:1.11-gpu-py2"
SECONDS = 1400
sagemaker = boto3.client("sagemaker")
logs = boto3.client("logs")
suffix = str(int(time.time()))
work = Path(tempfile.mkdtemp(dir=Path.home()))
deadline = time.time() + SECONDS


def prepare():
    """Two classes, told apart by the sum of two numbers."""
    shutil.copytree(Path(__file__).parent / "code", work / "code")
    (work / "data").mkdir()
    numbers = random.Random(1)
    with open(work / "data" / "rows.csv", "w") as file:
        for _ in range(1000):
            x, y = numbers.gauss(0, 1), numbers.gauss(0, 1)
            file.write("%d,%.4f,%.4f\n" % (x + y + numbers.gauss(0, 0.3) > 0, x, y))


def archive(folder):
    """As the SDKs pack code."""
    path = work / (folder + ".tar.gz")
    with tarfile.open(path, "w:gz") as tar:
        for file in sorted((work / "code" / folder).iterdir()):
            tar.add(file, file.name)
    return path.as_uri()


def definition(image, folder, program, hyperparameters, regex="final pr_auc = ([0-9.]+)"):
    values = {"sagemaker_program": program, "sagemaker_submit_directory": archive(folder), "sagemaker_region": "us-east-1"}
    return dict(
        AlgorithmSpecification={
            "TrainingImage": image,
            "TrainingInputMode": "File",
            "MetricDefinitions": [{"Name": "pr_auc", "Regex": regex}],
        },
        RoleArn=ROLE,
        InputDataConfig=[
            {
                "ChannelName": "training",
                "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": (work / "data").as_uri() + "/"}},
            }
        ],
        OutputDataConfig={"S3OutputPath": (work / "output").as_uri()},
        ResourceConfig={"InstanceType": "ml.p3.2xlarge", "InstanceCount": 1, "VolumeSizeInGB": 1},
        StoppingCondition={"MaxRuntimeInSeconds": 3600},
    ), {name: json.dumps(value) for name, value in {**values, **hyperparameters}.items()}


def train(name, image, folder, hyperparameters):
    request, values = definition(image, folder, "train.py", hyperparameters)
    sagemaker.create_training_job(TrainingJobName=name + "-" + suffix, HyperParameters=values, **request)
    return name + "-" + suffix


def log(name):
    stream = logs.describe_log_streams(logGroupName="/aws/sagemaker/TrainingJobs", logStreamNamePrefix=name)["logStreams"][0]
    lines, token = [], {}
    while True:
        page = logs.get_log_events(
            logGroupName="/aws/sagemaker/TrainingJobs", logStreamName=stream["logStreamName"], startFromHead=True, **token
        )
        if not page["events"]:
            return [event for event in lines]
        lines += [event["message"] for event in page["events"]]
        token = {"nextToken": page["nextForwardToken"]}


def finished(name):
    while (job := sagemaker.describe_training_job(TrainingJobName=name))["TrainingJobStatus"] in ("InProgress", "Stopping"):
        assert time.time() < deadline, job
        time.sleep(1)
    assert job["TrainingJobStatus"] == "Completed", (job["FailureReason"], log(name)[-40:])
    assert job["FinalMetricDataList"][0]["Value"] > 0.9, job["FinalMetricDataList"]
    print(name, job["FinalMetricDataList"][0]["Value"], job["TrainingTimeInSeconds"], "s", flush=True)
    return log(name)


def model(name):
    with tarfile.open(work / "output" / name / "output" / "model.tar.gz") as tar:
        return tar.getnames()


def refused(text, image, hyperparameters):
    request, values = definition(image, "pytorch", "train.py", hyperparameters)
    try:
        sagemaker.create_training_job(TrainingJobName="refused-" + suffix, HyperParameters=values, **request)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationException", error
        assert text in error.response["Error"]["Message"], error
        return
    raise AssertionError(image + " was not refused")


def tune_legacy():
    regex = "Saving dict for global step .* pr_auc = ([0-9\\.]+)"
    values = {"training_steps": 200, "evaluation_steps": None, "sagemaker_requirements": "", "checkpoint_path": CHECKPOINTS}
    request, static = definition(LEGACY, "legacy", "model.py", values, regex)
    sagemaker.create_hyper_parameter_tuning_job(
        HyperParameterTuningJobName="legacy-" + suffix,
        HyperParameterTuningJobConfig={
            "Strategy": "Bayesian",
            "HyperParameterTuningJobObjective": {"Type": "Maximize", "MetricName": "pr_auc"},
            "ResourceLimits": {"MaxNumberOfTrainingJobs": 3, "MaxParallelTrainingJobs": 2},
            "ParameterRanges": {
                "ContinuousParameterRanges": [{"Name": "learning_rate", "MinValue": "0.001", "MaxValue": "0.1"}],
                "IntegerParameterRanges": [{"Name": "number_nodes", "MinValue": "32", "MaxValue": "512"}],
                "CategoricalParameterRanges": [{"Name": "optimizer", "Values": ['"Adam"', '"SGD"']}],
            },
        },
        TrainingJobDefinition={**request, "StaticHyperParameters": static},
    )


def check_legacy():
    name = "legacy-" + suffix
    while (job := sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=name))[
        "HyperParameterTuningJobStatus"
    ] == "InProgress":
        assert time.time() < deadline, job
        time.sleep(1)
    assert job["TrainingJobStatusCounters"]["Completed"] == 3, job
    best = job["BestTrainingJob"]
    assert best["FinalHyperParameterTuningJobObjectiveMetric"]["Value"] > 0.8, best
    lines = finished(best["TrainingJobName"])
    assert any("It is an image for GPUs" in line for line in lines), lines
    names = model(best["TrainingJobName"])
    assert any(n.startswith("export/Servo/") and n.endswith("/saved_model.pb") for n in names), names
    assert not any("ckpt" in n for n in names), names


CHECKPOINTS = (work / "output" / ("legacy-" + suffix) / "checkpoints").as_uri()
try:
    prepare()
    refused("runtimes.pytorch.install", "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.3-cpu-py311", {})
    refused("mxnet is retired", "763104351884.dkr.ecr.us-east-1.amazonaws.com/mxnet-training:1.9.0-cpu-py38", {})
    refused("linear-learner is not served", "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1", {})
    sklearn = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"
    forest = train("scikit-learn", sklearn, "scikit_learn", {"n-estimators": 20})
    added = train("requirements", sklearn, "requirements", {})
    boosted = train(
        "xgboost", "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1", "xgboost", {"eta": 0.3, "num_round": 10}
    )
    network = train(
        "tensorflow",
        "763104351884.dkr.ecr.us-east-1.amazonaws.com/tensorflow-training:2.14-cpu-py310",
        "tensorflow",
        {"learning_rate": 0.01, "epochs": 5, "optimizer": "Adam", "model_dir": "s3://bucket/model"},
    )
    finished(forest)
    assert model(forest) == ["model.joblib"], model(forest)
    assert any("tabulate-0.9.0" in line for line in finished(added))
    finished(boosted)
    assert model(boosted) == ["model.json"], model(boosted)
    assert any("model_dir s3://bucket/model" in line for line in finished(network))
    assert "1/saved_model.pb" in model(network), model(network)
    tune_legacy()
    check_legacy()
finally:
    shutil.rmtree(work, ignore_errors=True)
print("all as on AWS")
