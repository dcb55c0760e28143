"""Runs a training program that signs requests with the key that it finds in its environment."""

import io
import tarfile
import time

import boto3

bucket = "signed-" + str(int(time.time()))
name = "signs-" + str(int(time.time()))
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
s3.create_bucket(Bucket=bucket)
s3.put_object(Bucket=bucket, Key="train/data.txt", Body=b"forty-two")
s3.put_object(Bucket=bucket, Key="private/data.txt", Body=b"none of its business")

# Signature Version 4 by the standard library alone.
PROGRAM = """
import datetime, hashlib, hmac, os, urllib.error, urllib.request
from urllib.parse import urlsplit

def call(method, path, body=b""):
    url = os.environ["AWS_ENDPOINT_URL"] + path
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    hashed = hashlib.sha256(body).hexdigest()
    headers = {"host": urlsplit(url).netloc, "x-amz-content-sha256": hashed, "x-amz-date": now,
               "x-amz-security-token": os.environ["AWS_SESSION_TOKEN"]}
    names = ";".join(sorted(headers))
    lines = "".join(f"{n}:{headers[n]}\\n" for n in sorted(headers))
    canonical = "\\n".join([method, path, "", lines, names, hashed])
    scope = f"{now[:8]}/{os.environ['AWS_REGION']}/s3/aws4_request"
    text = "\\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + os.environ["AWS_SECRET_ACCESS_KEY"]).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), "sha256").digest()
    headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={os.environ['AWS_ACCESS_KEY_ID']}/{scope}, "
        f"SignedHeaders={names}, Signature={hmac.new(key, text.encode(), 'sha256').hexdigest()}")
    request = urllib.request.Request(url, data=body or None, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()

assert call("GET", "/BUCKET/train/data.txt") == (200, b"forty-two")
assert call("PUT", "/BUCKET/out/NAME/note.txt", b"by hand")[0] == 200
assert call("GET", "/BUCKET/private/data.txt")[0] == 403
assert call("PUT", "/BUCKET/out/other/note.txt", b"x")[0] == 403
print("loss=1.5")
""".replace("BUCKET", bucket).replace("NAME", name)

archive = io.BytesIO()
with tarfile.open(fileobj=archive, mode="w:gz") as tar:
    member = tarfile.TarInfo("train.py")
    member.size = len(PROGRAM)
    tar.addfile(member, io.BytesIO(PROGRAM.encode()))
s3.put_object(Bucket=bucket, Key="code/sourcedir.tar.gz", Body=archive.getvalue())

sagemaker.create_training_job(
    TrainingJobName=name,
    AlgorithmSpecification={
        "TrainingImage": "example/any:1",
        "TrainingInputMode": "File",
        "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
    },
    HyperParameters={
        "sagemaker_program": '"train.py"',
        "sagemaker_submit_directory": f'"s3://{bucket}/code/sourcedir.tar.gz"',
    },
    RoleArn="arn:aws:iam::123456789012:role/Demo",
    InputDataConfig=[{"ChannelName": "train", "DataSource": {
        "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": f"s3://{bucket}/train/"}}}],
    OutputDataConfig={"S3OutputPath": f"s3://{bucket}/out/"},
    ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
    StoppingCondition={"MaxRuntimeInSeconds": 600},
)
sagemaker.get_waiter("training_job_completed_or_stopped").wait(
    TrainingJobName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
)
job = sagemaker.describe_training_job(TrainingJobName=name)
assert job["TrainingJobStatus"] == "Completed", job
assert job["FinalMetricDataList"][0]["Value"] == 1.5, job
assert s3.get_object(Bucket=bucket, Key=f"out/{name}/note.txt")["Body"].read() == b"by hand"
print("signed in", name)
