package dev.clary.server.operation;

import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.shape.ListTrainingJobsForHyperParameterTuningJobRequest;
import dev.clary.wire.shape.ListTrainingJobsForHyperParameterTuningJobResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists the training jobs that a tuning job launched, a page at a time.
 *
 * <p>Sorted by the objective, those without a value are left out, as the API documents it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobsForHyperParameterTuningJob.html">ListTrainingJobsForHyperParameterTuningJob</a>
 */
final class ListTrainingJobsForHyperParameterTuningJob
    implements Operation<
        ListTrainingJobsForHyperParameterTuningJobRequest,
        ListTrainingJobsForHyperParameterTuningJobResponse> {
  private final TuningJobs tuningJobs;
  private final TuningToWire toWire;

  ListTrainingJobsForHyperParameterTuningJob(TuningJobs tuningJobs, TuningToWire toWire) {
    this.tuningJobs = tuningJobs;
    this.toWire = toWire;
  }

  @Override
  public String name() {
    return "ListTrainingJobsForHyperParameterTuningJob";
  }

  @Override
  public Class<ListTrainingJobsForHyperParameterTuningJobRequest> requestType() {
    return ListTrainingJobsForHyperParameterTuningJobRequest.class;
  }

  @Override
  public ListTrainingJobsForHyperParameterTuningJobResponse handle(
      ListTrainingJobsForHyperParameterTuningJobRequest request, Call call) {
    TuningJob job = Names.tuningJob(tuningJobs, request.hyperParameterTuningJobName());
    Optional<TrainingStatus> status =
        Optional.ofNullable(request.statusEquals()).flatMap(Labels::trainingStatus);
    Page page = page(request);
    if (request.statusEquals() != null && status.isEmpty()) {
      return new ListTrainingJobsForHyperParameterTuningJobResponse(List.of(), null);
    }
    List<TrainingJob> found = tuningJobs.trainingJobs(query(request, job, status, page));
    return new ListTrainingJobsForHyperParameterTuningJobResponse(
        page.cut(found).stream().map(toWire.summariesOf(job.spec())).toList(), page.token(found));
  }

  private static Page page(ListTrainingJobsForHyperParameterTuningJobRequest request) {
    return Page.of(
        request.nextToken(),
        request.maxResults(),
        "ListTrainingJobsForHyperParameterTuningJob",
        request.hyperParameterTuningJobName(),
        request.statusEquals(),
        request.sortBy(),
        request.sortOrder());
  }

  private static TrainingJobQuery query(
      ListTrainingJobsForHyperParameterTuningJobRequest request,
      TuningJob job,
      Optional<TrainingStatus> status,
      Page page) {
    Order order = order(request.sortBy());
    return new TrainingJobQuery(
        Optional.of(job.name().value()),
        status,
        Optional.empty(),
        TimeRange.ALL,
        TimeRange.ALL,
        order,
        "Descending".equals(request.sortOrder()),
        order == Order.OBJECTIVE ? Optional.of(job.spec().objective().metric()) : Optional.empty(),
        page.offset(),
        page.probe());
  }

  private static Order order(@Nullable String sortBy) {
    return switch (sortBy == null ? "Name" : sortBy) {
      case "CreationTime" -> Order.CREATED;
      case "Status" -> Order.STATUS;
      case "FinalObjectiveMetricValue" -> Order.OBJECTIVE;
      default -> Order.NAME;
    };
  }
}
