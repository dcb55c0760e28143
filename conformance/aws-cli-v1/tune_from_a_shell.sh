#!/usr/bin/env bash
# Tunes from a shell with the AWS CLI alone: copy, create, describe, wait, list, read logs, copy back.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  printf 'expected %s, found %s\n' "$1" "$2" >&2
  exit 1
}

same() { [ "$1" = "$2" ] || fail "$1" "$2"; }

account=$(aws sts get-caller-identity --query Account --output text)
bucket=cli-$account
name=shell-$(date +%H%M%S)
aws s3 mb "s3://$bucket" >/dev/null 2>&1 || aws s3 ls "s3://$bucket" >/dev/null
python3 -c 'import sys; sys.path.insert(0, sys.argv[1]); from write_data import write; write("data")' "$here/../material"
tar -czf sourcedir.tar.gz -C "$here/../material" train.py
aws s3 cp data "s3://$bucket/data" --recursive --only-show-errors
aws s3 cp sourcedir.tar.gz "s3://$bucket/code/sourcedir.tar.gz" --only-show-errors
same 2 "$(aws s3 ls "s3://$bucket/data/" | wc -l | tr -d ' ')"

cat >tuning.json <<JSON
{
  "HyperParameterTuningJobName": "$name",
  "HyperParameterTuningJobConfig": {
    "Strategy": "Random",
    "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "loss"},
    "ResourceLimits": {"MaxNumberOfTrainingJobs": 3, "MaxParallelTrainingJobs": 2},
    "ParameterRanges": {
      "ContinuousParameterRanges": [
        {"Name": "learning-rate", "MinValue": "0.001", "MaxValue": "1", "ScalingType": "Logarithmic"}
      ]
    }
  },
  "TrainingJobDefinition": {
    "AlgorithmSpecification": {
      "TrainingImage": "$account.dkr.ecr.us-east-1.amazonaws.com/any-python:1",
      "TrainingInputMode": "File",
      "MetricDefinitions": [{"Name": "loss", "Regex": "validation-loss=([0-9.]+);"}]
    },
    "StaticHyperParameters": {
      "epochs": "3",
      "sagemaker_program": "train.py",
      "sagemaker_submit_directory": "s3://$bucket/code/sourcedir.tar.gz"
    },
    "RoleArn": "arn:aws:iam::$account:role/Tuning",
    "InputDataConfig": [
      {
        "ChannelName": "training",
        "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://$bucket/data"}}
      }
    ],
    "OutputDataConfig": {"S3OutputPath": "s3://$bucket/output"},
    "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
    "StoppingCondition": {"MaxRuntimeInSeconds": 600}
  }
}
JSON
arn=$(aws sagemaker create-hyper-parameter-tuning-job --cli-input-json file://tuning.json \
  --query HyperParameterTuningJobArn --output text)
case $arn in
  arn:aws:sagemaker:*:"$account":hyper-parameter-tuning-job/"$name") ;;
  *) fail "the ARN of $name" "$arn" ;;
esac

describe() {
  aws sagemaker describe-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name "$name" --query "$1" --output text
}

# The CLI has a waiter for training jobs alone.
until [ "$(describe HyperParameterTuningJobStatus)" != InProgress ]; do
  [ "$SECONDS" -lt 200 ] || fail "an end within 200 seconds" "$(describe HyperParameterTuningJobStatus)"
  sleep 1
done
same Completed "$(describe HyperParameterTuningJobStatus)"
same 3 "$(describe TrainingJobStatusCounters.Completed)"
best=$(describe BestTrainingJob.TrainingJobName)
aws sagemaker wait training-job-completed-or-stopped --training-job-name "$best"
listed=$(aws sagemaker list-training-jobs-for-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name "$name" \
  --sort-by FinalObjectiveMetricValue --sort-order Ascending --query 'TrainingJobSummaries[].TrainingJobName' --output text)
same 3 "$(wc -w <<<"$listed" | tr -d ' ')"
same "$best" "${listed%%[[:space:]]*}"
same "$name" "$(aws sagemaker list-hyper-parameter-tuning-jobs --name-contains "$name" \
  --query 'HyperParameterTuningJobSummaries[].HyperParameterTuningJobName' --output text)"

group=/aws/sagemaker/TrainingJobs
stream=$(aws logs describe-log-streams --log-group-name $group --log-stream-name-prefix "$best/" \
  --query 'logStreams[0].logStreamName' --output text)
aws logs get-log-events --log-group-name $group --log-stream-name "$stream" --start-from-head \
  --query 'events[].message' --output text | grep -q 'epoch 1: validation-loss='
same 3 "$(aws logs filter-log-events --log-group-name $group --log-stream-names "$stream" \
  --filter-pattern validation-loss --query 'length(events)' --output text)"

model=$(aws sagemaker describe-training-job --training-job-name "$best" --query ModelArtifacts.S3ModelArtifacts --output text)
aws s3 cp "$model" model.tar.gz --only-show-errors
same weights.json "$(tar -tzf model.tar.gz | sed 's,^\./,,' | grep -v '^$')"

# What is not there is an error, and the CLI's exit code says so.
code=0
aws sagemaker describe-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name none 2>error || code=$?
[ "$code" -ne 0 ] || fail "a refusal" "none"
grep -q ResourceNotFound error
echo "best $best"
