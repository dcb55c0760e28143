// Tunes a script with the AWS SDK for JavaScript: SageMaker, S3, Logs, CloudWatch and STS.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateHyperParameterTuningJobCommand,
  DescribeHyperParameterTuningJobCommand,
  DescribeTrainingJobCommand,
  paginateListTrainingJobsForHyperParameterTuningJob,
  SageMakerClient,
  StopHyperParameterTuningJobCommand,
  waitUntilTrainingJobCompletedOrStopped,
} from "@aws-sdk/client-sagemaker";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const material = process.env.CONFORMANCE_MATERIAL;
const folder = mkdtempSync(join(tmpdir(), "tune-"));
const code = "import sys; sys.path.insert(0, sys.argv[1]); from write_data import write; write(sys.argv[2])";
execFileSync("python3", ["-c", code, material, join(folder, "data")]);
execFileSync("tar", ["-czf", join(folder, "sourcedir.tar.gz"), "-C", material, "train.py"]);

const account = (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Account;
const bucket = `javascript-${account}`;
const s3 = new S3Client({});
await s3.send(new CreateBucketCommand({ Bucket: bucket })).catch((error) => {
  assert.equal(error.name, "BucketAlreadyOwnedByYou");
});
const put = (key, file) => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: readFileSync(file) }));
await put("code/sourcedir.tar.gz", join(folder, "sourcedir.tar.gz"));
for (const file of readdirSync(join(folder, "data"))) {
  await put(`data/${file}`, join(folder, "data", file));
}

const sagemaker = new SageMakerClient({});
const name = `js-${Date.now()}`;
const created = await sagemaker.send(
  new CreateHyperParameterTuningJobCommand({
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobConfig: {
      Strategy: "Bayesian",
      HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "loss" },
      ResourceLimits: { MaxNumberOfTrainingJobs: 3, MaxParallelTrainingJobs: 2 },
      ParameterRanges: {
        ContinuousParameterRanges: [
          { Name: "learning-rate", MinValue: "0.001", MaxValue: "1", ScalingType: "Logarithmic" },
        ],
        CategoricalParameterRanges: [{ Name: "optimizer", Values: ["sgd", "momentum"] }],
      },
    },
    TrainingJobDefinition: {
      AlgorithmSpecification: {
        TrainingImage: `${account}.dkr.ecr.us-east-1.amazonaws.com/any-python:1`,
        TrainingInputMode: "File",
        MetricDefinitions: [{ Name: "loss", Regex: "validation-loss=([0-9.]+);" }],
      },
      StaticHyperParameters: {
        epochs: "3",
        sagemaker_program: "train.py",
        sagemaker_submit_directory: `s3://${bucket}/code/sourcedir.tar.gz`,
      },
      RoleArn: `arn:aws:iam::${account}:role/Tuning`,
      InputDataConfig: [
        {
          ChannelName: "training",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `s3://${bucket}/data/` } },
        },
      ],
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/output` },
      ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
    },
  }),
);
assert.match(created.HyperParameterTuningJobArn, new RegExp(`:hyper-parameter-tuning-job/${name}$`));

const describe = () =>
  sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
const deadline = Date.now() + 200_000;
let job = await describe();
while (job.HyperParameterTuningJobStatus === "InProgress") {
  assert(Date.now() < deadline, "no end within 200 seconds");
  await pause(500);
  job = await describe();
}
assert.equal(job.HyperParameterTuningJobStatus, "Completed", job.FailureReason);
assert.equal(job.TrainingJobStatusCounters.Completed, 3);
assert(job.CreationTime instanceof Date);

const trainings = [];
const pages = paginateListTrainingJobsForHyperParameterTuningJob(
  { client: sagemaker, pageSize: 2 },
  { HyperParameterTuningJobName: name, SortBy: "FinalObjectiveMetricValue", SortOrder: "Ascending" },
);
for await (const page of pages) {
  trainings.push(...page.TrainingJobSummaries);
}
assert.equal(trainings.length, 3);
const best = job.BestTrainingJob.TrainingJobName;
assert.equal(trainings[0].TrainingJobName, best);
const waited = await waitUntilTrainingJobCompletedOrStopped(
  { client: sagemaker, minDelay: 1, maxDelay: 2, maxWaitTime: 60 },
  { TrainingJobName: best },
);
assert.equal(waited.state, "SUCCESS");

const training = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: best }));
const value = job.BestTrainingJob.FinalHyperParameterTuningJobObjectiveMetric.Value;
assert.equal(training.FinalMetricDataList[0].Value, value);

const logs = new CloudWatchLogsClient({});
const logGroupName = "/aws/sagemaker/TrainingJobs";
const { logStreams } = await logs.send(
  new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: `${best}/` }),
);
const { events } = await logs.send(
  new GetLogEventsCommand({ logGroupName, logStreamName: logStreams[0].logStreamName, startFromHead: true }),
);
assert(events.some((event) => event.message.startsWith("epoch 1: validation-loss=")));

const { Datapoints } = await new CloudWatchClient({}).send(
  new GetMetricStatisticsCommand({
    Namespace: logGroupName,
    MetricName: "loss",
    Dimensions: [{ Name: "TrainingJobName", Value: best }],
    StartTime: training.TrainingStartTime,
    EndTime: new Date(training.TrainingEndTime.getTime() + 60_000),
    Period: 60,
    Statistics: ["Minimum", "SampleCount"],
  }),
);
assert.equal(Datapoints.reduce((sum, point) => sum + point.SampleCount, 0), 3);

const location = new URL(training.ModelArtifacts.S3ModelArtifacts);
const model = await s3.send(new GetObjectCommand({ Bucket: location.host, Key: location.pathname.slice(1) }));
assert((await model.Body.transformToByteArray()).length > 100);

await assert.rejects(
  sagemaker.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: "none" })),
  (error) => error.name === "ResourceNotFound" && error.$metadata.httpStatusCode === 400,
);
console.log("best", best, value);
