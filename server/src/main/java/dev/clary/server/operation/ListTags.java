package dev.clary.server.operation;

import dev.clary.wire.shape.ListTagsInput;
import dev.clary.wire.shape.ListTagsOutput;
import dev.clary.wire.shape.Tag;
import java.util.List;
import java.util.Objects;

/** Lists the labels on a job, a page at a time. */
final class ListTags implements Operation<ListTagsInput, ListTagsOutput> {
  private final Tags tags;

  ListTags(Tags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "ListTags";
  }

  @Override
  public Class<ListTagsInput> requestType() {
    return ListTagsInput.class;
  }

  @Override
  public ListTagsOutput handle(ListTagsInput request, Call call) {
    String arn = request.resourceArn();
    Page page =
        Page.of(
            request.nextToken(), Objects.requireNonNullElse(request.maxResults(), 50), name(), arn);
    List<Tag> found = tags.of(arn).stream().skip(page.offset()).limit(page.probe()).toList();
    return new ListTagsOutput(page.cut(found), page.token(found));
  }
}
