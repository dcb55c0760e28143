package dev.clary.service.running;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as Python reads and prints them: what script mode promises, its own programs being written
 * in it. A value is null, a Boolean, a Number, a String, a List or a Map of such.
 */
final class PythonText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int MOST_DIGITS = 17;

  private PythonText() {}

  /** The value of a JSON text, or the text itself when it is no JSON. */
  static @Nullable Object decode(String text) {
    if (text.isBlank()) {
      return text;
    }
    try {
      return JSON.readValue(text, Object.class);
    } catch (JacksonException e) {
      return text;
    }
  }

  /** As {@code str} prints it; null is nothing, and a dictionary is {@code a=1,b=2}. */
  static String argument(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Map<?, ?> map) {
      return sorted(map).entrySet().stream()
          .map(entry -> entry.getKey() + "=" + str(entry.getValue()))
          .collect(Collectors.joining(","));
    }
    return str(value);
  }

  /** As an environment variable has it: text as it is, null as nothing, all else as JSON. */
  static String variable(@Nullable Object value) {
    return value instanceof String text ? text : value == null ? "" : json(value);
  }

  private static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  private static String repr(@Nullable Object value) {
    if (value instanceof String text) {
      String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
      String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
      return quote + (quote.equals("'") ? escaped.replace("'", "\\'") : escaped) + quote;
    }
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    return number(value, "nan", "inf")
        .orElseGet(() -> collection(value, ", ", ": ", PythonText::repr));
  }

  /** Compact JSON in ASCII with sorted keys. */
  static String json(@Nullable Object value) {
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    return number(value, "NaN", "Infinity")
        .orElseGet(() -> collection(value, ",", ":", PythonText::json));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        default -> quoted.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String collection(
      Object value, String comma, String colon, Function<@Nullable Object, String> print) {
    if (value instanceof List<?> list) {
      return list.stream().map(print).collect(Collectors.joining(comma, "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return sorted(map).entrySet().stream()
          .map(entry -> print.apply(entry.getKey()) + colon + print.apply(entry.getValue()))
          .collect(Collectors.joining(comma, "{", "}"));
    }
    throw new AssertionError("no Python text for " + value.getClass());
  }

  private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }

  private static Optional<String> number(Object value, String nan, String infinity) {
    if (value instanceof Double real) {
      if (real.isNaN()) {
        return Optional.of(nan);
      }
      String sign = real < 0 ? "-" : "";
      return Optional.of(real.isInfinite() ? sign + infinity : real(real));
    }
    return value instanceof Number ? Optional.of(value.toString()) : Optional.empty();
  }

  /** The shortest decimal that reads back as the same double; plain from 1e-4 up to 1e16. */
  private static String real(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (shortest.doubleValue() == value) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    String mantissa = digits.charAt(0) + (digits.length() == 1 ? "" : "." + digits.substring(1));
    return "%s%se%s%02d"
        .formatted(value < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
