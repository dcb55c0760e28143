package dev.clary.algorithms;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.job.RefusedException;
import dev.clary.algorithms.job.TrainingDirectory;
import dev.clary.algorithms.table.LabeledRows;
import dev.clary.algorithms.xgboost.Hyperparameters;
import dev.clary.algorithms.xgboost.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The built-in XGBoost as a program: one process per training job, which reads and writes the
 * directory named by the environment variable {@code SAGEMAKER_BASE_DIR}, else {@code /opt/ml}.
 *
 * <p>Ends with exit code 0 when there is a model in {@code model/xgboost-model}, and with 1 and a
 * sentence in {@code output/failure} and on standard error when there is none. With hyperparameter
 * {@code save_model_on_termination} set to {@code true}, the signal TERM ends the training after
 * the round under way, leaves its model and ends with 0; otherwise it ends the process at once.
 */
public final class XgboostTraining {
  private final TrainingDirectory directory;

  private XgboostTraining(TrainingDirectory directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    String base = System.getenv().getOrDefault("SAGEMAKER_BASE_DIR", "/opt/ml");
    System.exit(new XgboostTraining(new TrainingDirectory(Path.of(base))).run());
  }

  private int run() throws IOException {
    try {
      train();
      return 0;
    } catch (RefusedException e) {
      return fail(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | Error e) {
      // The outermost place: whatever it is, the reason must reach the one who waits for the job.
      e.printStackTrace();
      return fail("the built-in XGBoost broke down: " + e);
    }
  }

  private int fail(String reason) throws IOException {
    System.err.println(reason);
    directory.writeFailure(reason);
    return 1;
  }

  private void train() throws IOException {
    if (directory.hosts() > 1) {
      throw new RefusedException(
          "the built-in XGBoost trains on 1 instance, got %d".formatted(directory.hosts()));
    }
    var hyperparameters = Hyperparameters.of(directory.hyperparameters());
    Channel train =
        directory
            .findChannel("train")
            .orElseThrow(() -> new RefusedException("channel 'train' is required"));
    LabeledRows rows = LabeledRows.read(train, hyperparameters.csvWeights());
    Optional<LabeledRows> validation = Optional.empty();
    Optional<Channel> validated = directory.findChannel("validation");
    if (validated.isPresent()) {
      validation = Optional.of(LabeledRows.read(validated.get(), hyperparameters.csvWeights()));
    }
    var training = new Training(hyperparameters, rows, validation, XgboostTraining::log);
    if (hyperparameters.saveModelOnTermination()) {
      trainUntilTerminated(training);
    } else {
      save(training.run());
    }
  }

  private void trainUntilTerminated(Training training) throws IOException {
    var termination = Termination.ending(training);
    try {
      save(training.run());
    } finally {
      termination.done();
    }
  }

  /** Whoever packs the model directory finds a whole model or none. */
  private void save(byte[] model) throws IOException {
    Path file = directory.model().resolve("xgboost-model");
    Path unfinished = directory.model().resolve("xgboost-model.unfinished");
    Files.write(unfinished, model);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One line in one write, so that a reader of the log never sees half of it for long. */
  private static void log(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }
}
