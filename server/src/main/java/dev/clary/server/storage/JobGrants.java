package dev.clary.server.storage;

import dev.clary.objects.access.Access;
import dev.clary.objects.access.Grant;
import dev.clary.service.training.Channel;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** What a training job's own program may do with objects. */
final class JobGrants {
  private static final String SUBMIT_DIRECTORY = "sagemaker_submit_directory";

  private JobGrants() {}

  /**
   * Reading the inputs that its request names, the code among them, and reading and writing what is
   * below the job's own output and its checkpoints. Of a manifest it is the manifest.
   */
  static List<Grant> of(TrainingSpec spec) {
    TrainingDefinition definition = spec.definition();
    var grants = new ArrayList<Grant>();
    definition.channels().stream()
        .map(Channel::uri)
        .forEach(uri -> add(grants, uri, "", Access.READ));
    String code = definition.hyperparameters().getOrDefault(SUBMIT_DIRECTORY, "");
    add(grants, code.replaceAll("^\"|\"$", ""), "", Access.READ);
    String own = "/" + spec.name() + "/";
    add(grants, stripped(definition.output().uri()), own, Access.READ, Access.WRITE);
    definition
        .output()
        .checkpoints()
        .map(CheckpointLocation::uri)
        .ifPresent(
            uri ->
                add(
                    grants,
                    stripped(uri),
                    spec.origin().isPresent() ? own : "/",
                    Access.READ,
                    Access.WRITE));
    return grants;
  }

  private static String stripped(String uri) {
    return uri.replaceAll("/+$", "");
  }

  /** Files are no objects: what is there is reached without a key or not at all. */
  private static void add(List<Grant> grants, String uri, String below, Access... kinds) {
    if (uri.startsWith(ObjectUri.SCHEME)) {
      ObjectUri location = ObjectUri.of(uri + below);
      for (Access access : kinds) {
        grants.add(new Grant(access, location.bucket(), location.key()));
      }
    }
  }
}
