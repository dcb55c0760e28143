package dev.clary.wire;

import static java.nio.file.Files.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.wire.shape.CreateTrainingJobRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/** Holds every record of {@code dev.clary.wire.shape} to the service model. */
class ShapeRecordsTest {
  private static final List<ServiceModel> MODELS =
      Arrays.stream(Service.values()).map(ServiceModel::load).toList();

  private final JsonCodec codec = new JsonCodec();

  @ParameterizedTest
  @MethodSource("records")
  void everyComponentIsAMemberOfTheModelAndNullableUnlessRequired(Class<?> record) {
    var shape = (StructureShape) modelOf(record).shape(record.getSimpleName());

    assertThat(record.getRecordComponents())
        .allSatisfy(
            component -> {
              String member = memberName(record, component);
              assertThat(shape.memberShapes()).containsKey(member);
              assertThat(component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                  .as(member + " is nullable")
                  .isEqualTo(!shape.required().contains(member));
            });
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyMemberComesBackAsItWasRead(Class<?> record) {
    for (long seed = 0; seed < 20; seed++) {
      var drawn =
          (ObjectNode) new RandomInput(modelOf(record), seed, true).draw(record.getSimpleName());
      drawn.retain(
          Arrays.stream(record.getRecordComponents())
              .map(component -> memberName(record, component))
              .toList());

      Object shape = codec.decode(drawn, record);

      assertThat(drawn.size()).isEqualTo(record.getRecordComponents().length);
      assertThat(record.getRecordComponents())
          .allSatisfy(component -> assertThat(valueOf(component, shape)).isNotNull());
      assertKept(codec.tree(shape), drawn);
    }
  }

  /** Nested shapes may leave members out, but must not change one. */
  private static void assertKept(JsonNode written, JsonNode read) {
    if (written.isObject()) {
      written
          .properties()
          .forEach(member -> assertKept(member.getValue(), read.path(member.getKey())));
    } else if (written.isArray()) {
      assertThat(written.size()).isEqualTo(read.size());
      for (int i = 0; i < written.size(); i++) {
        assertKept(written.get(i), read.get(i));
      }
    } else if (written.isNumber()) {
      assertThat(written.decimalValue()).isEqualByComparingTo(read.decimalValue());
    } else {
      assertThat(written).isEqualTo(read);
    }
  }

  static List<Class<?>> records() throws IOException, URISyntaxException, ClassNotFoundException {
    Class<?> one = CreateTrainingJobRequest.class;
    Path classes = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = list(classes.resolve(one.getPackageName().replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("package-info"))
          .map(name -> one.getPackageName() + "." + name.replace(".class", ""))
          .sorted()
          .<Class<?>>map(ShapeRecordsTest::load)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The service that has a structure of this name with all these members. */
  private static ServiceModel modelOf(Class<?> record) {
    List<String> members =
        Arrays.stream(record.getRecordComponents())
            .map(component -> memberName(record, component))
            .toList();
    return MODELS.stream()
        .filter(model -> model.shapes().contains(record.getSimpleName()))
        .filter(
            model ->
                model.shape(record.getSimpleName()) instanceof StructureShape shape
                    && shape.memberShapes().keySet().containsAll(members))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no service has " + record));
  }

  private static boolean writesMembersSmall(Class<?> record) {
    return record.isAnnotationPresent(JsonNaming.class);
  }

  private static String memberName(Class<?> record, RecordComponent component) {
    String name = component.getName();
    return writesMembersSmall(record)
        ? name
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static @Nullable Object valueOf(RecordComponent component, Object shape) {
    try {
      return component.getAccessor().invoke(shape);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
