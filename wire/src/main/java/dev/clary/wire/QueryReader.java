package dev.clary.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Flat parameters as the tree that AWS JSON would have sent, so that one check and one record serve
 * both. What is not of the member's type stays text, for the check to complain about.
 *
 * <pre>
 * Dimensions.member.1.Name=Host    {"Dimensions": [{"Name": "Host"}]}
 * Period=60                        {"Period": 60}
 * StartTime=2018-10-25T08:25:00Z   {"StartTime": 1540455900}
 * </pre>
 */
final class QueryReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][-+]?\\d{1,4})?");
  private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

  /* AWS takes times with and without an offset; without one they are UTC. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private final ServiceModel model;

  QueryReader(ServiceModel model) {
    this.model = model;
  }

  /** A parameter's name up to some point, its value if the name ends there, and what follows. */
  private static final class Branch {
    private Optional<String> value = Optional.empty();
    private final Map<String, Branch> children = new TreeMap<>();

    Branch child(String name) {
      return children.computeIfAbsent(name, any -> new Branch());
    }
  }

  JsonNode read(Map<String, String> parameters, String shape) {
    var root = new Branch();
    parameters.forEach(
        (name, value) -> {
          Branch at = root;
          for (String part : name.split("\\.", -1)) {
            at = at.child(part);
          }
          at.value = Optional.of(value);
        });
    return read(root, model.shape(shape));
  }

  private JsonNode read(Branch branch, Shape shape) {
    if (shape instanceof StructureShape structure) {
      return structure(branch, structure);
    } else if (shape instanceof ListShape list) {
      return list(branch, list);
    } else if (shape instanceof MapShape map) {
      return map(branch, map);
    }
    return scalar(branch.value.orElse(""), shape);
  }

  private ObjectNode structure(Branch branch, StructureShape shape) {
    ObjectNode object = JSON.objectNode();
    shape
        .memberShapes()
        .forEach(
            (member, memberShape) -> {
              Branch child = branch.children.get(member);
              if (child != null) {
                object.set(member, read(child, model.shape(memberShape)));
              }
            });
    return object;
  }

  private ArrayNode list(Branch branch, ListShape shape) {
    ArrayNode array = JSON.arrayNode();
    Shape element = model.shape(shape.elementShape());
    numbered(branch, "member").values().forEach(child -> array.add(read(child, element)));
    return array;
  }

  private ObjectNode map(Branch branch, MapShape shape) {
    ObjectNode object = JSON.objectNode();
    for (Branch entry : numbered(branch, "entry").values()) {
      object.set(entry.child("key").value.orElse(""), read(entry.child("value"), shape.values()));
    }
    return object;
  }

  /** The children behind {@code member.1}, {@code member.2} and so on, in order of number. */
  private static Map<Integer, Branch> numbered(Branch branch, String word) {
    var children = new TreeMap<Integer, Branch>();
    branch
        .child(word)
        .children
        .forEach(
            (index, child) -> {
              if (INDEX.matcher(index).matches()) {
                children.put(Integer.valueOf(index), child);
              }
            });
    return children;
  }

  private static JsonNode scalar(String text, Shape shape) {
    JsonNode value = JSON.stringNode(text);
    if (shape instanceof NumberShape && NUMBER.matcher(text).matches()) {
      value = JSON.numberNode(new BigDecimal(text));
    } else if (shape instanceof BooleanShape && (text.equals("true") || text.equals("false"))) {
      value = JSON.booleanNode(text.equals("true"));
    } else if (shape instanceof TimestampShape) {
      return time(text).<JsonNode>map(JSON::numberNode).orElse(value);
    }
    return value;
  }

  private static Optional<BigDecimal> time(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(new BigDecimal(text));
    }
    try {
      TemporalAccessor read =
          TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(EpochSeconds.write(instant(read)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor read) {
    if (read instanceof OffsetDateTime time) {
      return time.toInstant();
    } else if (read instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    return LocalDate.from(read).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
