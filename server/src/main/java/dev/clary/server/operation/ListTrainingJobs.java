package dev.clary.server.operation;

import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingStatus;
import dev.clary.wire.shape.ListTrainingJobsRequest;
import dev.clary.wire.shape.ListTrainingJobsResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists training jobs, those of tuning jobs included, a page at a time.
 *
 * <p>Filters are applied before pages are cut, so that no page but the last is short or empty; AWS
 * leaves open which comes first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobs.html">ListTrainingJobs</a>
 */
final class ListTrainingJobs
    implements Operation<ListTrainingJobsRequest, ListTrainingJobsResponse> {
  private final TrainingJobs trainingJobs;
  private final TrainingToWire toWire;

  ListTrainingJobs(TrainingJobs trainingJobs, TrainingToWire toWire) {
    this.trainingJobs = trainingJobs;
    this.toWire = toWire;
  }

  @Override
  public String name() {
    return "ListTrainingJobs";
  }

  @Override
  public Class<ListTrainingJobsRequest> requestType() {
    return ListTrainingJobsRequest.class;
  }

  @Override
  public ListTrainingJobsResponse handle(ListTrainingJobsRequest request, Call call) {
    Optional<TrainingStatus> status =
        Optional.ofNullable(request.statusEquals()).flatMap(Labels::trainingStatus);
    Page page = page(request);
    if (selectsNothing(request, status)) {
      return new ListTrainingJobsResponse(List.of(), null);
    }
    List<TrainingJob> found = trainingJobs.list(query(request, status, page));
    return new ListTrainingJobsResponse(
        page.cut(found).stream().map(toWire::summary).toList(), page.token(found));
  }

  /** Warm pools, training plans and some statuses are things that no job here ever has. */
  private static boolean selectsNothing(
      ListTrainingJobsRequest request, Optional<TrainingStatus> status) {
    return request.warmPoolStatusEquals() != null
        || request.trainingPlanArnEquals() != null
        || (request.statusEquals() != null && status.isEmpty());
  }

  private static Page page(ListTrainingJobsRequest request) {
    return Page.of(
        request.nextToken(),
        request.maxResults(),
        "ListTrainingJobs",
        request.statusEquals(),
        request.nameContains(),
        request.creationTimeAfter(),
        request.creationTimeBefore(),
        request.lastModifiedTimeAfter(),
        request.lastModifiedTimeBefore(),
        request.sortBy(),
        request.sortOrder());
  }

  private static TrainingJobQuery query(
      ListTrainingJobsRequest request, Optional<TrainingStatus> status, Page page) {
    return new TrainingJobQuery(
        Optional.empty(),
        status,
        Optional.ofNullable(request.nameContains()),
        Names.range(request.creationTimeAfter(), request.creationTimeBefore()),
        Names.range(request.lastModifiedTimeAfter(), request.lastModifiedTimeBefore()),
        order(request.sortBy()),
        "Descending".equals(request.sortOrder()),
        Optional.empty(),
        page.offset(),
        page.probe());
  }

  private static Order order(@Nullable String sortBy) {
    return switch (sortBy == null ? "CreationTime" : sortBy) {
      case "Name" -> Order.NAME;
      case "Status" -> Order.STATUS;
      default -> Order.CREATED;
    };
  }
}
