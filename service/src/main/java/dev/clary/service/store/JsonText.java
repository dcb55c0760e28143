package dev.clary.service.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.service.StorageException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Domain records as JSON text in a column: member by member under the names they have in Java, with
 * the kind of a range beside it. Renaming a member of a stored record therefore needs a migration;
 * the database of each released version in the test resources tells when one was forgotten.
 */
final class JsonText {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ContinuousRange.class, name = "continuous"),
    @JsonSubTypes.Type(value = IntegerRange.class, name = "integer"),
    @JsonSubTypes.Type(value = CategoricalRange.class, name = "categorical")
  })
  private interface RangeKinds {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(ParameterRange.class, RangeKinds.class)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private JsonText() {}

  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new StorageException("a stored " + type.getSimpleName() + " is not readable", e);
    }
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new StorageException("a stored " + type.getType() + " is not readable", e);
    }
  }

  static Map<String, String> texts(String json) {
    return read(json, new TypeReference<>() {});
  }

  static Map<String, Object> facts(String json) {
    return read(json, new TypeReference<>() {});
  }
}
