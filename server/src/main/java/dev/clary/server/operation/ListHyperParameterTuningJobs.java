package dev.clary.server.operation;

import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobQuery;
import dev.clary.service.tuning.TuningJobQuery.Order;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.service.tuning.TuningStatus;
import dev.clary.wire.shape.ListHyperParameterTuningJobsRequest;
import dev.clary.wire.shape.ListHyperParameterTuningJobsResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists tuning jobs, a page at a time.
 *
 * <p>Sorted by name unless told otherwise, unlike training jobs, which come by age.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListHyperParameterTuningJobs.html">ListHyperParameterTuningJobs</a>
 */
final class ListHyperParameterTuningJobs
    implements Operation<
        ListHyperParameterTuningJobsRequest, ListHyperParameterTuningJobsResponse> {
  private final TuningJobs tuningJobs;
  private final TuningToWire toWire;

  ListHyperParameterTuningJobs(TuningJobs tuningJobs, TuningToWire toWire) {
    this.tuningJobs = tuningJobs;
    this.toWire = toWire;
  }

  @Override
  public String name() {
    return "ListHyperParameterTuningJobs";
  }

  @Override
  public Class<ListHyperParameterTuningJobsRequest> requestType() {
    return ListHyperParameterTuningJobsRequest.class;
  }

  @Override
  public ListHyperParameterTuningJobsResponse handle(
      ListHyperParameterTuningJobsRequest request, Call call) {
    Optional<TuningStatus> status =
        Optional.ofNullable(request.statusEquals()).flatMap(Labels::tuningStatus);
    Page page = page(request);
    if (request.statusEquals() != null && status.isEmpty()) {
      return new ListHyperParameterTuningJobsResponse(List.of(), null);
    }
    List<TuningJob> found = tuningJobs.list(query(request, status, page));
    return new ListHyperParameterTuningJobsResponse(
        page.cut(found).stream()
            .map(job -> toWire.summary(job, tuningJobs.counts(job.name())))
            .toList(),
        page.token(found));
  }

  private static Page page(ListHyperParameterTuningJobsRequest request) {
    return Page.of(
        request.nextToken(),
        request.maxResults(),
        "ListHyperParameterTuningJobs",
        request.statusEquals(),
        request.nameContains(),
        request.creationTimeAfter(),
        request.creationTimeBefore(),
        request.lastModifiedTimeAfter(),
        request.lastModifiedTimeBefore(),
        request.sortBy(),
        request.sortOrder());
  }

  private static TuningJobQuery query(
      ListHyperParameterTuningJobsRequest request, Optional<TuningStatus> status, Page page) {
    return new TuningJobQuery(
        status,
        Optional.ofNullable(request.nameContains()),
        Names.range(request.creationTimeAfter(), request.creationTimeBefore()),
        Names.range(request.lastModifiedTimeAfter(), request.lastModifiedTimeBefore()),
        order(request.sortBy()),
        "Descending".equals(request.sortOrder()),
        page.offset(),
        page.probe());
  }

  private static Order order(@Nullable String sortBy) {
    return switch (sortBy == null ? "Name" : sortBy) {
      case "CreationTime" -> Order.CREATED;
      case "Status" -> Order.STATUS;
      default -> Order.NAME;
    };
  }
}
