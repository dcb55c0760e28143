package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.InvalidShapeException;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import dev.clary.wire.shape.StopTrainingJobRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OperationsTest {
  private final List<String> stopped = new ArrayList<>();
  private final Operations operations =
      new Operations(Service.SAGEMAKER, new JsonCodec(), List.of(new Stop()));

  /** Notes what it is asked to stop. */
  private final class Stop implements Operation<StopTrainingJobRequest, NoContent> {

    @Override
    public String name() {
      return "StopTrainingJob";
    }

    @Override
    public Class<StopTrainingJobRequest> requestType() {
      return StopTrainingJobRequest.class;
    }

    @Override
    public boolean changes() {
      return true;
    }

    @Override
    public NoContent handle(StopTrainingJobRequest request, Call call) {
      stopped.add(request.trainingJobName() + " by " + call.caller().accessKeyId());
      return NoContent.INSTANCE;
    }
  }

  @Test
  void anOperationGetsItsShapeAndItsCaller() {
    Object answer = call("StopTrainingJob", "{\"TrainingJobName\": \"a\"}", Role.USER);

    assertThat(answer).isEqualTo(NoContent.INSTANCE);
    assertThat(stopped).containsExactly("a by AKIA");
  }

  @Test
  void whatBreaksTheServiceModelNeverReachesIt() {
    assertThatThrownBy(() -> call("StopTrainingJob", "{\"TrainingJobName\": \"-\"}", Role.ADMIN))
        .isInstanceOf(InvalidShapeException.class);
    assertThat(stopped).isEmpty();
  }

  @Test
  void aReaderMayNotChangeAnything() {
    assertRefused("StopTrainingJob", Role.READER, ErrorCode.ACCESS_DENIED);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anOperationThatIsInTheModelAndNotServedIsUnknown(Role role) {
    assertRefused("CreateModel", role, ErrorCode.UNKNOWN_OPERATION);
  }

  private void assertRefused(String operation, Role role, ErrorCode code) {
    assertThatThrownBy(() -> call(operation, "{\"TrainingJobName\": \"a\"}", role))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(operation);
    assertThat(stopped).isEmpty();
  }

  private Object call(String operation, String json, Role role) {
    JsonNode request = Requests.json(json);
    return operations.call(operation, request, new Caller("AKIA", role));
  }
}
