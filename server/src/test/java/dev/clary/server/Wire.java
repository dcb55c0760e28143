package dev.clary.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.wire.Service;
import dev.clary.wire.Target;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocols that the server speaks, as a client writes them. */
public enum Wire {
  JSON {
    @Override
    String path(Target target) {
      return "/";
    }

    @Override
    Map<String, String> headers(Target target) {
      return Map.of("X-Amz-Target", target.header(), "Content-Type", "application/x-amz-json-1.1");
    }

    @Override
    byte[] body(Target target, JsonNode request) {
      return JsonMapper.shared().writeValueAsBytes(request);
    }

    @Override
    boolean isError(String body) {
      return body.contains("\"__type\"") && body.toLowerCase(Locale.ROOT).contains("\"message\"");
    }
  },

  QUERY {
    @Override
    String path(Target target) {
      return "/";
    }

    @Override
    Map<String, String> headers(Target target) {
      return Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    }

    @Override
    byte[] body(Target target, JsonNode request) {
      var form = new StringJoiner("&");
      form.add("Action=" + URLEncoder.encode(target.operation(), UTF_8));
      form.add("Version=" + VERSIONS.get(target.service()));
      flatten("", request, form);
      return form.toString().getBytes(UTF_8);
    }

    private void flatten(String name, JsonNode node, StringJoiner form) {
      if (node.isObject()) {
        String prefix = name.isEmpty() ? "" : name + ".";
        node.properties().forEach(m -> flatten(prefix + m.getKey(), m.getValue(), form));
      } else if (node.isArray()) {
        for (int i = 0; i < node.size(); i++) {
          flatten(name + ".member." + (i + 1), node.get(i), form);
        }
      } else {
        form.add(
            URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(node.asString(""), UTF_8));
      }
    }

    @Override
    boolean isError(String body) {
      return body.matches("(?s).*<ErrorResponse.*<Code>\\w+</Code>.*<RequestId>.*");
    }
  },

  CBOR {
    @Override
    String path(Target target) {
      return "/service/%s/operation/%s"
          .formatted(target.service().targetPrefix(), target.operation());
    }

    @Override
    Map<String, String> headers(Target target) {
      return Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Type", "application/cbor");
    }

    @Override
    byte[] body(Target target, JsonNode request) {
      var out = new ByteArrayOutputStream();
      write(request, out);
      return out.toByteArray();
    }

    /* Every length and number in eight bytes, which is allowed. */
    private void write(JsonNode node, ByteArrayOutputStream out) {
      if (node.isObject()) {
        head(5, node.size(), out);
        node.properties()
            .forEach(
                member -> {
                  text(member.getKey(), out);
                  write(member.getValue(), out);
                });
      } else if (node.isArray()) {
        head(4, node.size(), out);
        node.forEach(element -> write(element, out));
      } else if (node.isIntegralNumber() && node.canConvertToLong()) {
        long value = node.longValue();
        head(value < 0 ? 1 : 0, value < 0 ? -1 - value : value, out);
      } else if (node.isNumber()) {
        out.write(0xfb);
        out.writeBytes(ByteBuffer.allocate(8).putDouble(node.doubleValue()).array());
      } else if (node.isBoolean()) {
        out.write(node.booleanValue() ? 0xf5 : 0xf4);
      } else if (node.isNull()) {
        out.write(0xf6);
      } else {
        text(node.stringValue(), out);
      }
    }

    private void text(String text, ByteArrayOutputStream out) {
      byte[] bytes = text.getBytes(UTF_8);
      head(3, bytes.length, out);
      out.writeBytes(bytes);
    }

    private void head(int kind, long length, ByteArrayOutputStream out) {
      out.write(kind << 5 | 27);
      out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }

    @Override
    boolean isError(String body) {
      return body.contains("__type") && body.contains("essage");
    }
  };

  private static final Map<Service, String> VERSIONS =
      Map.of(
          Service.MONITORING, "2010-08-01", Service.STS, "2011-06-15", Service.IAM, "2010-05-08");

  abstract String path(Target target);

  abstract Map<String, String> headers(Target target);

  abstract byte[] body(Target target, JsonNode request);

  /** Whether an answer says what is wrong in the form that clients of this protocol read. */
  abstract boolean isError(String body);
}
