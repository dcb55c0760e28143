package dev.clary.algorithms.xgboost;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The first rounds of a model in XGBoost's JSON format. XGBoost can cut models itself, but not
 * through XGBoost4J.
 *
 * <p>A round adds one tree per class and parallel tree. The arrays {@code trees}, {@code tree_info}
 * and {@code weight_drop} have an element per tree, {@code iteration_indptr} one more than there
 * are rounds, and {@code num_trees} counts the trees.
 *
 * @see <a href="https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html">Introduction
 *     to model IO</a> of XGBoost
 */
final class ModelSlice {
  private final int rounds;
  private final int trees;

  /**
   * @param rounds how many rounds to keep, 1 or more
   * @param treesPerRound classes times parallel trees
   */
  ModelSlice(int rounds, int treesPerRound) {
    this.rounds = rounds;
    this.trees = rounds * treesPerRound;
  }

  byte[] of(byte[] json) {
    var factory = new JsonFactory();
    var sliced = new ByteArrayOutputStream(json.length);
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json);
        JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), sliced)) {
      while (parser.nextToken() != null) {
        copy(parser, generator);
      }
    }
    return sliced.toByteArray();
  }

  private void copy(JsonParser parser, JsonGenerator generator) {
    String name = String.valueOf(parser.currentName());
    if (parser.currentToken() == JsonToken.VALUE_STRING && name.equals("num_trees")) {
      generator.writeString(Integer.toString(trees));
    } else if (parser.currentToken() == JsonToken.START_ARRAY && kept(name) < Integer.MAX_VALUE) {
      copyStart(parser, generator, kept(name));
    } else {
      generator.copyCurrentEvent(parser);
    }
  }

  /** How many elements are kept of an array. */
  private int kept(String name) {
    return switch (name) {
      case "trees", "tree_info", "weight_drop" -> trees;
      case "iteration_indptr" -> rounds + 1;
      default -> Integer.MAX_VALUE;
    };
  }

  /** Copies an array up to a number of elements and passes over the others. */
  private static void copyStart(JsonParser parser, JsonGenerator generator, int elements) {
    generator.writeStartArray();
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i < elements) {
        generator.copyCurrentStructure(parser);
      } else {
        parser.skipChildren();
      }
    }
    generator.writeEndArray();
  }
}
