package dev.clary.cli.optimize;

import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.bayesian.BayesianSearch;
import dev.clary.optimizer.space.Scaling;

/** The words of the protocol, as in SageMaker's API where that has them. */
final class Words {

  private Words() {}

  /** Kinds of parameters. */
  enum Kind implements Members.Word {
    CONTINUOUS("Continuous"),
    INTEGER("Integer"),
    CATEGORICAL("Categorical");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** Scales of ranges. */
  enum Scale implements Members.Word {
    AUTO("Auto", Scaling.AUTO),
    LINEAR("Linear", Scaling.LINEAR),
    LOGARITHMIC("Logarithmic", Scaling.LOGARITHMIC),
    REVERSE_LOGARITHMIC("ReverseLogarithmic", Scaling.REVERSE_LOGARITHMIC);

    private final String text;
    private final Scaling scaling;

    Scale(String text, Scaling scaling) {
      this.text = text;
      this.scaling = scaling;
    }

    @Override
    public String text() {
      return text;
    }

    Scaling scaling() {
      return scaling;
    }
  }

  /** Which values are good. */
  enum Direction implements Members.Word {
    MINIMIZE("Minimize", Goal.MINIMIZE),
    MAXIMIZE("Maximize", Goal.MAXIMIZE);

    private final String text;
    private final Goal goal;

    Direction(String text, Goal goal) {
      this.text = text;
      this.goal = goal;
    }

    @Override
    public String text() {
      return text;
    }

    Goal goal() {
      return goal;
    }
  }

  /** Ways to search. */
  enum Way implements Members.Word {
    BAYESIAN("Bayesian"),
    RANDOM("Random");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    Strategy strategy() {
      return switch (this) {
        case BAYESIAN -> new BayesianSearch();
        case RANDOM -> new RandomSearch();
      };
    }
  }

  /** Why there is no value. */
  enum Reason implements Members.Word {
    ALGORITHM("algorithm", FailureKind.ALGORITHM),
    INFRASTRUCTURE("infrastructure", FailureKind.INFRASTRUCTURE),
    STOPPED("stopped", FailureKind.STOPPED);

    private final String text;
    private final FailureKind kind;

    Reason(String text, FailureKind kind) {
      this.text = text;
      this.kind = kind;
    }

    @Override
    public String text() {
      return text;
    }

    FailureKind kind() {
      return kind;
    }
  }
}
