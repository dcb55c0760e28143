package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.session.Session;
import dev.clary.cli.session.TuningReader;
import dev.clary.cli.view.TrainingReport;
import dev.clary.cli.view.TuningFacts;
import dev.clary.cli.view.TuningReport;
import dev.clary.wire.shape.DescribeTrainingJobResponse;
import dev.clary.wire.shape.MetricData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a tuning job with its training jobs, or one training job and why it was tried. */
@Command(
    name = "show",
    header = "Show a tuning job or a training job.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClaryCommand clary;

  @Parameters(paramLabel = "NAME", description = "Name of a tuning job or of a training job.")
  private String name = "";

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.look()) {
      RemoteJobs jobs = session.jobs();
      Optional<TuningFacts> tuning = new TuningReader(jobs, root.surroundings().time()).read(name);
      List<String> lines =
          tuning.isPresent()
              ? TuningReport.lines(tuning.get(), SearchReader.read(jobs, name))
              : jobs.trainingJob(name)
                  .map(job -> training(job, jobs))
                  .orElseThrow(() -> unknown(name, root));
      lines.forEach(root.surroundings().out()::println);
    }
    return 0;
  }

  /** The refusal of a name that nothing has. */
  static WrongInputException unknown(String name, ClaryCommand root) {
    return new WrongInputException(
        "'%s': no tuning job and no training job has that name in %s; '%s' lists them"
            .formatted(name, root.data(), root.commands().type("jobs")));
  }

  /** A training job as far as the protocol tells, and why it was tried as far as Clary knows. */
  private static List<String> training(DescribeTrainingJobResponse job, RemoteJobs jobs) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Status", job.trainingJobStatus() + " (" + job.secondaryStatus() + ")");
    Optional.ofNullable(job.failureReason()).ifPresent(reason -> facts.put("Failure", reason));
    Optional.ofNullable(job.trainingTimeInSeconds())
        .ifPresent(seconds -> facts.put("Training time", seconds + " s"));
    TrainingOutput.model(jobs, job.trainingJobName()).ifPresent(path -> facts.put("Model", path));
    return TrainingReport.lines(
        job.trainingJobName(),
        facts,
        metrics(job),
        Optional.ofNullable(job.hyperParameters()).orElse(Map.of()),
        explanation(jobs, job.trainingJobName()));
  }

  /** The latest value of each metric, also of the ones that are no objective. */
  private static Map<String, Float> metrics(DescribeTrainingJobResponse job) {
    var metrics = new TreeMap<String, Float>();
    for (MetricData metric : Optional.ofNullable(job.finalMetricDataList()).orElse(List.of())) {
      if (metric.metricName() != null && metric.value() != null) {
        metrics.put(metric.metricName(), metric.value());
      }
    }
    return metrics;
  }

  /** Facts about the suggestion; none for a job that nobody suggested. */
  private static Map<String, String> explanation(RemoteJobs jobs, String name) {
    var facts = new TreeMap<String, String>();
    jobs.explanation(name)
        .path("Facts")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
    return facts;
  }
}
