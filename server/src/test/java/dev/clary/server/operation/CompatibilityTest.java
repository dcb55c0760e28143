package dev.clary.server.operation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.Calls;
import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.service.InvalidRequestException;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the table of compatibility: each member of each operation is sent, and what becomes of it
 * is written down, with the clients that were seen to send it. The file in {@code docs} must be
 * equal. With {@code -Dcompatibility=write} it is written instead.
 */
class CompatibilityTest {
  private static final Path ROOT = requireNonNull(Path.of("").toAbsolutePath().getParent());
  private static final Path TABLE = ROOT.resolve("docs/compatibility.md");
  private static final Path SEEN = ROOT.resolve("conformance/members.tsv");
  private static final String MARK =
      "<!-- From here on made by CompatibilityTest; see CONTRIBUTING.md. -->\n";

  /** What becomes of a member that a request has. */
  private enum Outcome {
    SERVED("served"),
    KEPT("kept"),
    REFUSED("refused"),
    WITHOUT_EFFECT("without effect");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }
  }

  /** Members of which a refusal said that they are not served, whatever is in them. */
  private final Set<String> refusedWhole = new HashSet<>();

  @TempDir Path directory;
  private JobsServer server;
  private final JsonCodec codec = new JsonCodec();
  private final FromWire training = new FromWire(0, Roles.ANY);
  private final TuningFromWire tuning = new TuningFromWire(training, () -> 1);

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    server.createTuningJob("digits");
    server.launch("digits", 1);
    operations(Service.SAGEMAKER).call("CreateTrainingJob", alone(), caller());
  }

  private static ObjectNode alone() {
    return Requests.trainingJob("alone");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theTableOfCompatibilityIsWhatIsServed() throws IOException {
    String present = Files.readString(TABLE);
    String head = present.substring(0, present.indexOf(MARK)) + MARK;

    String made = head + table();

    if ("write".equals(System.getProperty("compatibility"))) {
      Files.writeString(TABLE, made);
    } else {
      assertThat(present)
          .as(
              "%s is out of date; mvn -pl server -am test -Dtest=CompatibilityTest"
                  + " -Dcompatibility=write -Dsurefire.failIfNoSpecifiedTests=false",
              TABLE)
          .isEqualTo(made);
    }
  }

  private String table() throws IOException {
    List<Seen> seen = seen();
    var text = new StringBuilder();
    for (Service service : Service.values()) {
      Set<String> names = new TreeSet<>(operations(service).names());
      for (String operation : names) {
        text.append("\n## %s: %s\n\n".formatted(title(service), operation));
        text.append(section(service, operation, seen));
      }
    }
    return text.toString();
  }

  private static String title(Service service) {
    return switch (service) {
      case SAGEMAKER -> "SageMaker";
      case LOGS -> "CloudWatch Logs";
      case MONITORING -> "CloudWatch";
      case STS -> "STS";
      case IAM -> "IAM";
    };
  }

  private String section(Service service, String operation, List<Seen> all) {
    List<Seen> seen = all.stream().filter(s -> s.isOf(service, operation)).toList();
    var text = new StringBuilder("Tested by: %s.\n".formatted(clients(seen, "")));
    Map<String, Map<String, Outcome>> members = members(service, operation);
    if (!members.isEmpty()) {
      text.append("\n| member | what becomes of it | sent by |\n|---|---|---|\n");
      rows("", members, seen, text);
    }
    return text.toString();
  }

  /** A row for each member, or one for all members of a structure that have the same fate. */
  private static void rows(
      String path, Map<String, Map<String, Outcome>> members, List<Seen> seen, StringBuilder text) {
    var children = new TreeMap<String, Map<String, Map<String, Outcome>>>();
    members.forEach(
        (member, outcomes) -> {
          String rest = path.isEmpty() ? member : member.substring(path.length() + 1);
          String child = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
          String key = path.isEmpty() ? child : path + "." + child;
          children.computeIfAbsent(key, k -> new TreeMap<>()).put(member, outcomes);
        });
    children.forEach(
        (child, below) -> {
          Set<Outcome> outcomes =
              below.values().stream()
                  .flatMap(values -> values.values().stream())
                  .collect(Collectors.toSet());
          boolean leaf = below.containsKey(child);
          if (leaf || (outcomes.size() == 1 && !outcomes.contains(Outcome.SERVED))) {
            text.append(
                "| `%s` | %s | %s |\n"
                    .formatted(
                        child,
                        leaf
                            ? fate(requireNonNull(below.get(child)))
                            : "all of it " + outcomes.iterator().next().word,
                        clients(seen, child)));
          } else {
            rows(child, below, seen, text);
          }
        });
  }

  /** One word if all values have the same fate, else each fate with its values. */
  private static String fate(Map<String, Outcome> values) {
    var byOutcome = new TreeMap<Outcome, List<String>>();
    values.forEach(
        (value, outcome) ->
            byOutcome
                .computeIfAbsent(inCompany(outcome, values), o -> new ArrayList<>())
                .add("`" + value + "`"));
    return byOutcome.size() == 1
        ? byOutcome.firstKey().word
        : byOutcome.entrySet().stream()
            .map(entry -> entry.getKey().word + ": " + String.join(", ", entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  /** Where other values have an effect, one that changes nothing is what goes without saying. */
  private static Outcome inCompany(Outcome outcome, Map<String, Outcome> values) {
    boolean alike = values.values().stream().allMatch(other -> other == outcome);
    return outcome == Outcome.KEPT && !alike ? Outcome.SERVED : outcome;
  }

  /** The fate of each value of each member; of one that is no enumeration, of empty text. */
  private Map<String, Map<String, Outcome>> members(Service service, String operation) {
    var members = new TreeMap<String, Map<String, Outcome>>();
    ModelMembers.of(service)
        .visit(
            operation,
            (path, value) -> {
              String[] parts = path.split("=", 2);
              members
                  .computeIfAbsent(parts[0], name -> new TreeMap<>())
                  .putAll(
                      outcomes(
                          service, operation, parts[0], parts.length == 1 ? "" : parts[1], value));
            });
    members.replaceAll(
        (path, values) ->
            refusedWhole.contains(service + first(path)) ? Map.of("", Outcome.REFUSED) : values);
    return members;
  }

  private static String first(String path) {
    return path.split("[.\\[]", 2)[0];
  }

  /** What a refusal says besides is served, where the values are not all listed by the model. */
  private static final Pattern EXCEPT = Pattern.compile("(?:served is|there are) (.+)$");

  private Map<String, Outcome> outcomes(
      Service service, String operation, String path, String label, JsonNode value) {
    try {
      return Map.of(label, outcome(service, operation, path, value));
    } catch (InvalidRequestException | RefusedException e) {
      String message = String.valueOf(e.getMessage());
      Matcher except = EXCEPT.matcher(message);
      if (message.startsWith(first(path) + " is not served")) {
        refusedWhole.add(service + first(path));
      }
      if (label.isEmpty() && except.find()) {
        var values = new TreeMap<String, Outcome>(Map.of("others", Outcome.REFUSED));
        for (String served : except.group(1).split(", ", -1)) {
          values.put(served, Outcome.SERVED);
        }
        return values;
      }
      return Map.of(label, message.contains("served") ? Outcome.REFUSED : Outcome.SERVED);
    }
  }

  private Outcome outcome(Service service, String operation, String path, JsonNode value) {
    boolean creates = operation.startsWith("Create");
    if (creates && path.startsWith("Tags[]")) {
      return Outcome.SERVED; // Kept apart from the job.
    }
    if (!creates) {
      return read(service, operation, path, value);
    }
    return operation.equals("CreateTrainingJob")
        ? changed(Requests.trainingJob("a"), "", path, value, this::trainingSpec)
        : changed(Requests.tuningJob("a"), "/TrainingJobDefinition", path, value, this::tuningSpec);
  }

  /** Of a request that creates a job: whether the service gets to know of the member. */
  private static Outcome changed(
      ObjectNode request,
      String definition,
      String path,
      JsonNode value,
      Function<JsonNode, Object> spec) {
    ((ObjectNode) request.at(definition)).putObject("CheckpointConfig").put("S3Uri", "s3://b/c");
    ObjectNode sent = ModelMembers.with(request, path, value);
    boolean known = sent.equals(request) || !spec.apply(sent).equals(spec.apply(request));
    return known ? Outcome.SERVED : Outcome.KEPT;
  }

  private Object trainingSpec(JsonNode request) {
    NotServed.checkTrainingJob(request);
    var spec =
        training.trainingSpec(codec.decode(request, CreateTrainingJobRequest.class), call(request));
    return List.of(spec.name(), spec.definition());
  }

  private Object tuningSpec(JsonNode request) {
    NotServed.checkTuningJob(request);
    var spec =
        tuning.tuningSpec(
            codec.decode(request, CreateHyperParameterTuningJobRequest.class), call(request));
    return List.of(
        spec.name(),
        spec.strategy(),
        spec.space(),
        spec.objective(),
        spec.limits(),
        spec.seed(),
        spec.definition());
  }

  /** Of any other request: whether its operation has the member in its hands. */
  private Outcome read(Service service, String operation, String path, JsonNode value) {
    ObjectNode valid =
        new Calls(1)
            .all().stream()
                .filter(call -> call.target().service() == service)
                .filter(call -> call.target().operation().equals(operation))
                .findFirst()
                .orElseThrow()
                .request();
    Operations operations = operations(service);
    try {
      operations.call(operation, ModelMembers.with(valid, path, value), caller());
    } catch (InvalidRequestException | RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      // What the model or the service has against this value is not about the member.
    }
    String first = first(path);
    String component = first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    boolean held =
        Arrays.stream(operations.requestType(operation).getRecordComponents())
            .anyMatch(c -> c.getName().equals(component));
    return held ? Outcome.SERVED : Outcome.WITHOUT_EFFECT;
  }

  private Operations operations(Service service) {
    return requireNonNull(server.operations().get(service));
  }

  private static Caller caller() {
    return new Caller(JobsServer.ADMINISTRATOR, Role.ADMIN);
  }

  private static Call call(JsonNode request) {
    return new Call(new Caller("AKIA", Role.ADMIN), request);
  }

  /** A line of what clients were seen to send. */
  private record Seen(String client, String service, String operation, String member) {

    boolean isOf(Service other, String name) {
      return service.equals(other.signingName()) && operation.equals(name);
    }
  }

  private static List<Seen> seen() throws IOException {
    try (Stream<String> lines = Files.lines(SEEN)) {
      return lines
          .map(line -> line.split("\t", -1))
          .map(parts -> new Seen(parts[0], parts[1], parts[2], parts[3]))
          .toList();
    }
  }

  /** Who sent the member or anything below it. */
  private static String clients(List<Seen> seen, String member) {
    String clients =
        seen.stream()
            .filter(
                s ->
                    member.isEmpty()
                        || s.member().equals(member)
                        || s.member().startsWith(member + ".")
                        || s.member().startsWith(member + "["))
            .map(Seen::client)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return clients.isEmpty() ? "–" : clients;
  }
}
