package dev.clary.server;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests that are right; a test changes what it is about. */
public final class Requests {

  private Requests() {}

  /** Parses JSON into a tree that may be changed. */
  public static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }

  /** Asks for a tuning job with one range of each kind, and next to nothing else. */
  public static ObjectNode tuningJob(String name) {
    return json(
        """
        {"HyperParameterTuningJobName": "%s",
         "HyperParameterTuningJobConfig": {
           "Strategy": "Bayesian",
           "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "validation:rmse"},
           "ResourceLimits": {"MaxNumberOfTrainingJobs": 4, "MaxParallelTrainingJobs": 2},
           "ParameterRanges": {
             "ContinuousParameterRanges": [
               {"Name": "lr", "MinValue": "0.0001", "MaxValue": "1e-1",
                "ScalingType": "Logarithmic"}],
             "IntegerParameterRanges": [{"Name": "layers", "MinValue": "1", "MaxValue": "8"}],
             "CategoricalParameterRanges": [
               {"Name": "optimizer", "Values": ["\\"adam\\"", "\\"sgd\\""]}]}},
         "TrainingJobDefinition": {
           "StaticHyperParameters": {"epochs": "5"},
           "AlgorithmSpecification": {
             "TrainingImage": "registry.local/demo:1",
             "TrainingInputMode": "File",
             "MetricDefinitions": [{"Name": "validation:rmse", "Regex": "rmse=([0-9\\\\.]+)"}]},
           "RoleArn": "arn:aws:iam::123456789012:role/Demo",
           "InputDataConfig": [
             {"ChannelName": "train",
              "DataSource": {
                "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://bucket/train"}}}],
           "OutputDataConfig": {"S3OutputPath": "s3://bucket/out"},
           "ResourceConfig": {
             "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
           "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}}
        """
            .formatted(name));
  }

  /** Asks for a training job, and next to nothing else. */
  public static ObjectNode trainingJob(String name) {
    return json(
        """
        {"TrainingJobName": "%s",
         "HyperParameters": {"epochs": "5", "lr": "0.1"},
         "AlgorithmSpecification": {
           "TrainingImage": "registry.local/demo:1",
           "TrainingInputMode": "File",
           "MetricDefinitions": [{"Name": "validation:rmse", "Regex": "rmse=([0-9\\\\.]+)"}]},
         "RoleArn": "arn:aws:iam::123456789012:role/Demo",
         "InputDataConfig": [
           {"ChannelName": "train",
            "DataSource": {
              "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://bucket/train"}}}],
         "OutputDataConfig": {"S3OutputPath": "s3://bucket/out/"},
         "ResourceConfig": {
           "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
         "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}
        """
            .formatted(name));
  }
}
