package dev.clary.service.training;

/**
 * A place in the output of an attempt.
 *
 * @param offset bytes from its beginning, always the beginning of a line
 * @param line number that the next line of the job's log gets
 */
public record OutputPosition(long offset, long line) {}
