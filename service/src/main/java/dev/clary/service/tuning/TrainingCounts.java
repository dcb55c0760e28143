package dev.clary.service.tuning;

/**
 * How many training jobs of a tuning job stand where; those that failed are told apart by whose
 * fault it was, and those that ended by whether they have a value of the objective.
 */
public record TrainingCounts(
    int inProgress,
    int completed,
    int stopped,
    int failedRetryable,
    int failed,
    int objectiveSucceeded,
    int objectivePending,
    int objectiveFailed) {}
