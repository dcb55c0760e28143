package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a history says about the points of the model's space. Repeated evaluations of one point are
 * one row with the mean loss and a repeat count, in the order of their first suggestion.
 */
final class Evidence {
  /** This many failures and no success are worth a word. */
  private static final int MANY_FAILURES = 10;

  private final ModelSpace space;
  private final List<double[]> points = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final List<List<Double>> losses = new ArrayList<>();
  private final List<double[]> failed = new ArrayList<>();
  private final List<double[]> pending = new ArrayList<>();
  private final UsedPoints used;
  private final Map<List<Double>, Integer> rows = new HashMap<>();

  private Evidence(ModelSpace space) {
    this.space = space;
    this.used = new UsedPoints(space);
  }

  static Evidence of(History history, ModelSpace space) {
    var evidence = new Evidence(space);
    for (Observation observation : history.observations()) {
      evidence.add(history, observation);
    }
    for (Suggestion suggestion : history.pending()) {
      evidence.addPending(space.point(suggestion.assignment()));
    }
    return evidence;
  }

  private void add(History history, Observation observation) {
    double[] point = space.point(observation.assignment());
    if (observation.result() instanceof Observation.Success success) {
      addLoss(point, observation.number(), history.goal().loss(success.value()));
      return;
    }
    FailureKind kind = observation.failure().orElseThrow();
    switch (kind) {
      case ALGORITHM -> {
        failed.add(point);
        used.add(point);
      }
      case STOPPED -> used.add(point);
      case INFRASTRUCTURE -> {
        // Nothing was learned, and the same assignment may be tried again.
      }
    }
  }

  private void addLoss(double[] point, int number, double loss) {
    List<Double> key = Arrays.stream(point).boxed().toList();
    Integer row = rows.putIfAbsent(key, points.size());
    if (row == null) {
      points.add(point);
      used.add(point);
      numbers.add(number);
      losses.add(new ArrayList<>(List.of(loss)));
    } else {
      losses.get(row).add(loss);
    }
  }

  /** Number of evaluated points. */
  int size() {
    return points.size();
  }

  double[][] points() {
    return points.toArray(double[][]::new);
  }

  /** The number of the suggestion that first evaluated a row. */
  int number(int row) {
    return numbers.get(row);
  }

  /** Mean loss of every row; less is better. */
  double[] losses() {
    return losses.stream().mapToDouble(Evidence::mean).toArray();
  }

  /** Halves first, so that the sum of the largest doubles stays finite. */
  private static double mean(List<Double> values) {
    double half = 0;
    for (double value : values) {
      half += value / (2.0 * values.size());
    }
    return values.size() == 1 ? values.get(0) : 2 * half;
  }

  /** How often every row was evaluated. */
  double[] repeats() {
    return losses.stream().mapToDouble(List::size).toArray();
  }

  List<double[]> failed() {
    return failed;
  }

  List<double[]> pending() {
    return pending;
  }

  /** Suggestions that count against the initial design: evaluated, failed or pending. */
  int issued() {
    return points.size() + failed.size() + pending.size();
  }

  /** Whether a snapped point needs no further suggestion: evaluated, failed, ended or pending. */
  boolean used(double[] point) {
    return used.contains(point);
  }

  /** Whether there is nothing left of a space of so many points. */
  boolean exhausts(long size) {
    return used.areAtLeast(size);
  }

  /** Remarks for people about what was observed. */
  List<String> warnings() {
    return points.isEmpty() && failed.size() >= MANY_FAILURES
        ? List.of("all %d training jobs so far have failed".formatted(failed.size()))
        : List.of();
  }

  /** A point that was suggested in the same call becomes pending. */
  void addPending(double[] point) {
    pending.add(point);
    used.add(point);
  }
}
