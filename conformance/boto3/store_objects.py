"""Keeps objects with boto3: buckets, puts, gets, lists, copies, multipart uploads, presigned addresses, both ways to name a bucket."""

import hashlib
import os
import socket
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.client import Config
from botocore.exceptions import ClientError

bucket = "objects-" + str(int(time.time()))
s3 = boto3.client("s3")


def refused(code, call, **request):
    try:
        call(**request)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return
    raise AssertionError(f"{call} was not refused")


refused("404", s3.head_bucket, Bucket=bucket)
s3.create_bucket(Bucket=bucket)
refused("BucketAlreadyOwnedByYou", s3.create_bucket, Bucket=bucket)
s3.head_bucket(Bucket=bucket)
assert bucket in [b["Name"] for b in s3.list_buckets()["Buckets"]]
assert bucket in [b.name for b in boto3.resource("s3").buckets.all()]

# What is put is what is got, whatever the key looks like.
keys = ["plain.txt", "a b/ü+%.txt", "ck", "ck/child", "deep/" + "x" * 300 + "/y", "a//b", "dots/../up"]
for key in keys:
    put = s3.put_object(Bucket=bucket, Key=key, Body=key.encode(), ContentType="text/plain", Metadata={"who": "me"})
    got = s3.get_object(Bucket=bucket, Key=key)
    assert got["Body"].read() == key.encode(), key
    assert got["ETag"] == put["ETag"] and got["ContentType"] == "text/plain" and got["Metadata"] == {"who": "me"}
listed = [o["Key"] for p in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 2})
          for o in p["Contents"]]
assert listed == sorted(keys, key=str.encode), listed
folders = s3.list_objects_v2(Bucket=bucket, Delimiter="/", Prefix="")
assert [p["Prefix"] for p in folders["CommonPrefixes"]] == ["a b/", "a/", "ck/", "deep/", "dots/"], folders
assert s3.get_object(Bucket=bucket, Key="plain.txt", Range="bytes=2-4")["Body"].read() == b"ain"
refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="none")
refused("404", s3.head_object, Bucket=bucket, Key="none")
refused("NoSuchBucket", s3.list_objects_v2, Bucket=bucket + "-none")

# A checksum is kept.
sha = s3.put_object(Bucket=bucket, Key="sum", Body=b"sum", ChecksumAlgorithm="SHA256")["ChecksumSHA256"]
assert s3.head_object(Bucket=bucket, Key="sum", ChecksumMode="ENABLED")["ChecksumSHA256"] == sha

# A file of more than 64 MB goes in parts and comes back whole.
folder = Path(tempfile.mkdtemp())
block = os.urandom(1 << 20)
with open(folder / "large", "wb") as file:
    for n in range(70):
        file.write(n.to_bytes(4, "big") + block[4:])
s3.upload_file(str(folder / "large"), bucket, "large", Config=TransferConfig(multipart_chunksize=8 << 20))
head = s3.head_object(Bucket=bucket, Key="large")
assert head["ContentLength"] == 70 << 20 and head["ETag"].endswith('-9"'), head
s3.download_file(bucket, "large", str(folder / "back"))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


assert digest(folder / "large") == digest(folder / "back")

# The same in one piece, whose content is signed.
with open(folder / "large", "rb") as file:
    s3.put_object(Bucket=bucket, Key="large-2", Body=file)
assert s3.head_object(Bucket=bucket, Key="large-2")["ContentLength"] == 70 << 20

s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "a b/ü+%.txt"})
assert s3.get_object(Bucket=bucket, Key="copy")["Body"].read() == "a b/ü+%.txt".encode()

# Presigned, by the old signature that boto3 chooses and by the new one.
for version in ["s3", "s3v4"]:
    signer = boto3.client("s3", config=Config(signature_version=version))
    url = signer.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "plain.txt"}, ExpiresIn=60)
    assert urllib.request.urlopen(url).read() == b"plain.txt", url

# The bucket as a part of the host name. Not every system's resolver knows that all of .localhost is this machine.
look_up = socket.getaddrinfo
socket.getaddrinfo = lambda host, *more: look_up("127.0.0.1" if str(host).endswith(".localhost") else host, *more)
port = urlsplit(os.environ["AWS_ENDPOINT_URL"]).port
for host in ["s3.localhost", "localhost"]:
    virtual = boto3.client("s3", endpoint_url=f"http://{host}:{port}", config=Config(s3={"addressing_style": "virtual"}))
    assert virtual.get_object(Bucket=bucket, Key="plain.txt")["Body"].read() == b"plain.txt"
    assert virtual.list_objects_v2(Bucket=bucket, MaxKeys=1)["KeyCount"] == 1

# Keys that hold for a while reach objects, too.
session = boto3.client("sts").assume_role(RoleArn="arn:aws:iam::000000000000:role/Demo", RoleSessionName="me")["Credentials"]
temporary = boto3.client("s3", aws_access_key_id=session["AccessKeyId"],
                         aws_secret_access_key=session["SecretAccessKey"], aws_session_token=session["SessionToken"])
assert temporary.get_object(Bucket=bucket, Key="plain.txt")["Body"].read() == b"plain.txt"

refused("BucketNotEmpty", s3.delete_bucket, Bucket=bucket)
everything = [{"Key": key} for key in keys + ["sum", "large", "large-2", "copy"]]
deleted = s3.delete_objects(Bucket=bucket, Delete={"Objects": everything})
assert len(deleted["Deleted"]) == len(everything) and not deleted.get("Errors"), deleted
assert s3.list_objects_v2(Bucket=bucket)["KeyCount"] == 0
s3.delete_bucket(Bucket=bucket)
print("kept", len(everything), "objects")
