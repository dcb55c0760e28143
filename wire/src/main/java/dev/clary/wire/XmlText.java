package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;

/** XML under construction, as Query services answer it. Confined to one thread. */
final class XmlText {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();
  private static final char REPLACEMENT = '\uFFFD';

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private final ServiceModel model;

  /** Begins a document whose root has the service's name space. */
  XmlText(String root, ServiceModel model) {
    this.model = model;
    try {
      out = FACTORY.createXMLStreamWriter(text);
      out.writeStartElement(root);
      out.writeDefaultNamespace(model.metadata("xmlNamespace").orElse(""));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  XmlText open(String name) {
    try {
      out.writeStartElement(name);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  XmlText close() {
    try {
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  XmlText element(String name, String content) {
    open(name);
    try {
      out.writeCharacters(legal(content));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return close();
  }

  /** XML has no way at all to write most control characters. */
  private static String legal(String content) {
    StringBuilder legal = new StringBuilder(content);
    for (int i = 0; i < legal.length(); i++) {
      char c = legal.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\uFFFE' || c == '\uFFFF') {
        legal.setCharAt(i, REPLACEMENT);
      }
    }
    return legal.toString();
  }

  /** Adds a value, which has the form that AWS JSON gives it. */
  XmlText value(String name, JsonNode value, Shape shape) {
    if (shape instanceof StructureShape structure) {
      return open(name).members(value, structure).close();
    } else if (shape instanceof ListShape list) {
      Shape element = model.shape(list.elementShape());
      open(name);
      value.forEach(child -> value("member", child, element));
      return close();
    } else if (shape instanceof MapShape map) {
      open(name);
      value
          .properties()
          .forEach(
              entry ->
                  open("entry")
                      .element("key", entry.getKey())
                      .value("value", entry.getValue(), map.values())
                      .close());
      return close();
    }
    return element(name, scalar(value, shape));
  }

  /** Adds what is inside a structure, in the order of the model. */
  XmlText members(JsonNode value, StructureShape shape) {
    shape
        .memberShapes()
        .forEach(
            (member, memberShape) -> {
              if (value.hasNonNull(member)) {
                value(member, value.get(member), model.shape(memberShape));
              }
            });
    return this;
  }

  private static String scalar(JsonNode value, Shape shape) {
    if (shape instanceof TimestampShape) {
      Instant time = EpochSeconds.read(value.decimalValue());
      return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
    return value.isString() ? value.asString() : value.toString();
  }

  /** Ends the document. */
  byte[] bytes() {
    try {
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString().getBytes(UTF_8);
  }
}
