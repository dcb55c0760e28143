package dev.clary.server.operation;

import dev.clary.wire.shape.AddTagsInput;
import dev.clary.wire.shape.AddTagsOutput;

/** Puts labels on a job. */
final class AddTags implements Operation<AddTagsInput, AddTagsOutput> {
  private final Tags tags;

  AddTags(Tags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "AddTags";
  }

  @Override
  public Class<AddTagsInput> requestType() {
    return AddTagsInput.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public AddTagsOutput handle(AddTagsInput request, Call call) {
    tags.add(request.resourceArn(), request.tags(), call.caller());
    return new AddTagsOutput(request.tags());
  }
}
