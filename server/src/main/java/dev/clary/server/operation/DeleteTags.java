package dev.clary.server.operation;

import dev.clary.wire.shape.DeleteTagsInput;

/** Takes labels off a job. */
final class DeleteTags implements Operation<DeleteTagsInput, NoContent> {
  private final Tags tags;

  DeleteTags(Tags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "DeleteTags";
  }

  @Override
  public Class<DeleteTagsInput> requestType() {
    return DeleteTagsInput.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public NoContent handle(DeleteTagsInput request, Call call) {
    tags.remove(request.resourceArn(), request.tagKeys(), call.caller());
    return NoContent.INSTANCE;
  }
}
