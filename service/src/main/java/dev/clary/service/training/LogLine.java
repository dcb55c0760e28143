package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One line that a training job wrote.
 *
 * @param number from 0, without gaps, over all attempts of the job
 * @param text without its line end, control characters written as {@code #ooo}
 */
public record LogLine(long number, Instant at, String text) {

  public LogLine {
    requireNonNull(at, "at");
    requireNonNull(text, "text");
  }
}
