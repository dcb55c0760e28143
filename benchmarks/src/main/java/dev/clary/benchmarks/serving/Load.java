package dev.clary.benchmarks.serving;

import dev.clary.wire.client.ClaryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Calls a server from several connections, on each one call after the other, as fast as it answers.
 *
 * @param connections that are open at a time
 * @param warmUp calls of this time are not counted
 * @param time during which calls are counted
 */
record Load(int connections, Duration warmUp, Duration time) {

  /**
   * What was seen.
   *
   * @param perSecond calls that were answered
   * @param millis how long each took, sorted
   */
  record Result(double perSecond, List<Double> millis) {

    double percentile(double share) {
      return millis.get((int) (share * (millis.size() - 1)));
    }
  }

  /** Runs it. */
  Result run(ServedProcess.Clients clients, Consumer<ClaryClient> call)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long begin = System.nanoTime() + warmUp.toNanos();
      var workers = new ArrayList<Future<List<Double>>>();
      for (int i = 0; i < connections; i++) {
        ClaryClient client = clients.next();
        workers.add(threads.submit(() -> work(client, call, begin)));
      }
      var all = new ArrayList<Double>();
      for (Future<List<Double>> worker : workers) {
        all.addAll(worker.get());
      }
      return new Result(all.size() / (time.toNanos() / 1e9), all.stream().sorted().toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Double> work(ClaryClient client, Consumer<ClaryClient> call, long begin) {
    var millis = new ArrayList<Double>();
    long end = begin + time.toNanos();
    long start = System.nanoTime();
    while (start < end) {
      call.accept(client);
      long answered = System.nanoTime();
      if (start >= begin) {
        millis.add((answered - start) / 1e6);
      }
      start = answered;
    }
    return millis;
  }
}
