package dev.clary.server.storage;

import dev.clary.objects.access.AccessKey;
import dev.clary.server.keys.JobKey;
import dev.clary.server.keys.JobKeys;
import dev.clary.service.training.Attempt;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobs;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the programs of training jobs reach their own objects, from the moment they are started to
 * their end, whichever server looks after them. Thread-safe.
 */
public final class JobAccess {
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";

  /** With one of these a request sends its program elsewhere, or has it sign with other keys. */
  private static final Set<String> CHOSEN = Set.of(ID, SECRET, TOKEN, ENDPOINT, "AWS_PROFILE");

  private final JobKeys keys;
  private final TrainingJobs jobs;

  public JobAccess(JobKeys keys, TrainingJobs jobs) {
    this.keys = keys;
    this.jobs = jobs;
  }

  /**
   * The variables by which the program of a job's attempt finds its objects; none if its request
   * sets one of them.
   *
   * @param url of this server
   */
  public Map<String, String> variables(TrainingJob job, URI url) {
    Set<String> given = job.spec().definition().environment().keySet();
    if (!Collections.disjoint(given, CHOSEN)) {
      return Map.of();
    }
    JobKey key = keys.of(job.name().value(), job.createdAt(), job.attempt().orElseThrow().number());
    return Map.of(
        ID,
        key.accessKeyId(),
        SECRET,
        key.secretAccessKey(),
        TOKEN,
        key.token(),
        ENDPOINT,
        url.toString(),
        "AWS_EC2_METADATA_DISABLED",
        "true");
  }

  /** What the program may that sent a token; empty unless it runs. */
  public Optional<AccessKey> find(String accessKeyId, String token) {
    return keys.find(token)
        .filter(key -> key.accessKeyId().equals(accessKeyId))
        .flatMap(
            key ->
                jobs.find(new TrainingJobName(key.job()))
                    .filter(job -> isRunning(job, key))
                    .map(job -> new AccessKey(key.secretAccessKey(), JobGrants.of(job.spec()))));
  }

  private static boolean isRunning(TrainingJob job, JobKey key) {
    return !job.status().isFinal()
        && job.createdAt().toEpochMilli() == key.createdAt().toEpochMilli()
        && job.attempt().filter(attempt -> isRunning(attempt, key)).isPresent();
  }

  private static boolean isRunning(Attempt attempt, JobKey key) {
    boolean started =
        switch (attempt.stage()) {
          case LAUNCHING, RUNNING -> true;
          case PREPARING, FINISHING -> false;
        };
    return started && attempt.number() == key.attempt();
  }
}
