package dev.clary.service.tuning;

import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobQuery;
import java.util.List;
import java.util.Optional;

public final class TuningJobs {
  public TuningJob create(TuningSpec spec) { throw new AssertionError(); }
  public Optional<TuningJob> find(TuningJobName name) { throw new AssertionError(); }
  public List<TuningJob> list(TuningJobQuery query) { throw new AssertionError(); }
  public void stop(TuningJobName name) { throw new AssertionError(); }
  public TrainingCounts counts(TuningJobName name) { throw new AssertionError(); }
  public Optional<TrainingJob> best(TuningJobName name) { throw new AssertionError(); }
  public List<TrainingJob> trainingJobs(TrainingJobQuery query) { throw new AssertionError(); }
}
