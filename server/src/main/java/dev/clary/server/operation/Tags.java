package dev.clary.server.operation;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.tags.TagStore;
import dev.clary.service.tags.Tagged;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.shape.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Labels on jobs, found by the ARNs of the jobs. Immutable, thread-safe. */
final class Tags {
  /** Most labels on a job, as at AWS. */
  private static final int MOST = 50;

  private final TagStore tags;
  private final TrainingJobs trainingJobs;
  private final TuningJobs tuningJobs;
  private final Arns arns;

  Tags(TagStore tags, TrainingJobs trainingJobs, TuningJobs tuningJobs, Arns arns) {
    this.tags = tags;
    this.trainingJobs = trainingJobs;
    this.tuningJobs = tuningJobs;
    this.arns = arns;
  }

  /** Gives a job that is about to be stored the labels of its request. */
  void prepare(Tagged.Kind kind, String name, @Nullable List<Tag> requested) {
    Map<String, String> labels = labels(requested == null ? List.of() : requested);
    requireFew(labels.size());
    tags.prepare(new Tagged(kind, name), labels);
  }

  private static Map<String, String> labels(List<Tag> tags) {
    var labels = new LinkedHashMap<String, String>();
    tags.forEach(tag -> labels.put(tag.key(), tag.value()));
    return labels;
  }

  private static void requireFew(int count) {
    if (count > MOST) {
      throw new InvalidRequestException(
          "a resource has at most %d tags, these would be %d".formatted(MOST, count));
    }
  }

  /**
   * Adds labels to a job that is the caller's.
   *
   * @throws RefusedException if it is another's
   * @throws InvalidRequestException if there is no such job, or it would have too many
   */
  void add(String arn, List<Tag> added, Caller caller) {
    Tagged job = own(arn, caller);
    var labels = new LinkedHashMap<>(tags.of(job));
    labels.putAll(labels(added));
    requireFew(labels.size());
    tags.add(job, labels(added));
  }

  /** Takes labels off a job that is the caller's; fails as {@link #add} does. */
  void remove(String arn, List<String> keys, Caller caller) {
    tags.remove(own(arn, caller), keys);
  }

  /**
   * The labels on a job, sorted by key.
   *
   * @throws InvalidRequestException if there is no such job
   */
  List<Tag> of(String arn) {
    return tags.of(job(arn)).entrySet().stream()
        .map(label -> new Tag(label.getKey(), label.getValue()))
        .toList();
  }

  private Tagged own(String arn, Caller caller) {
    Tagged job = job(arn);
    switch (job.kind()) {
      case TRAINING_JOB ->
          caller.checkMayChange(
              trainingJobs.get(new TrainingJobName(job.name())).spec().owner(), "tags of " + arn);
      case TUNING_JOB ->
          caller.checkMayChange(
              tuningJobs.get(new TuningJobName(job.name())).spec().owner(), "tags of " + arn);
    }
    return job;
  }

  /** The name in an ARN is in lower case, whatever case the job's own name has. */
  private Tagged job(String arn) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    Optional<Tagged> named = Optional.empty();
    if (arn.equals(arns.trainingJob(name))) {
      named = Optional.of(new Tagged(Tagged.Kind.TRAINING_JOB, name));
    } else if (arn.equals(arns.tuningJob(name))) {
      named = Optional.of(new Tagged(Tagged.Kind.TUNING_JOB, name));
    }
    return named
        .flatMap(tags::find)
        .orElseThrow(() -> new InvalidRequestException("Could not find resource " + arn));
  }
}
