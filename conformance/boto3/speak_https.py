"""Speaks to the same port by HTTPS, where boto3 sends objects in chunks with a checksum behind them."""

import base64
import hashlib
import os
import socket
import ssl
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import boto3
from botocore.client import Config
from botocore.exceptions import SSLError

port = urlsplit(os.environ["AWS_ENDPOINT_URL"]).port
certificate = Path(os.environ["CLARY_DATA"]) / "certificate.pem"
assert (certificate.parent / "certificate-key.pem").stat().st_mode & 0o777 == 0o600
look_up = socket.getaddrinfo
socket.getaddrinfo = lambda host, *more: look_up("127.0.0.1" if str(host).endswith("localhost") else host, *more)


def client(service, host="localhost", **more):
    return boto3.client(service, endpoint_url=f"https://{host}:{port}", verify=str(certificate), **more)


assert "TrainingJobSummaries" in client("sagemaker").list_training_jobs()
assert client("sts", host="127.0.0.1").get_caller_identity()["Account"]
# What `clary run` has set is enough.
assert boto3.client("sts", endpoint_url=f"https://localhost:{port}").get_caller_identity()["Account"]
try:
    boto3.client("sts", endpoint_url=f"https://localhost:{port}", verify=True).get_caller_identity()
    raise AssertionError("somebody trusts a certificate that nobody told him to")
except SSLError:
    pass

bucket = "https-" + str(int(time.time()))
s3 = client("s3")
s3.create_bucket(Bucket=bucket)
s3.put_object(Bucket=bucket, Key="k", Body=b"text", ChecksumAlgorithm="SHA256")
head = s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
assert head["ChecksumSHA256"] == base64.b64encode(hashlib.sha256(b"text").digest()).decode(), head
virtual = client("s3", host="s3.localhost", config=Config(s3={"addressing_style": "virtual"}))
assert virtual.get_object(Bucket=bucket, Key="k")["Body"].read() == b"text"

content = os.urandom(1 << 20) * 70
file = Path(tempfile.mkdtemp()) / "large"
file.write_bytes(content)
s3.upload_file(str(file), bucket, "parts")
with open(file, "rb") as body:
    s3.put_object(Bucket=bucket, Key="whole", Body=body)
for key in ["parts", "whole"]:
    got = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    assert hashlib.sha256(got).digest() == hashlib.sha256(content).digest(), key

# What the certificate is for, and what it is not.
context = ssl.create_default_context(cafile=str(certificate))
for name in ["localhost", "s3.localhost", "bucket.s3.localhost", "127.0.0.1"]:
    with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(plain, server_hostname=name):
        pass
for name in ["sts.us-east-1.amazonaws.com", "example.org"]:
    try:
        with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(plain, server_hostname=name):
            raise AssertionError(name)
    except ssl.SSLCertVerificationError:
        pass
print("spoke", context.minimum_version.name, "and above")
