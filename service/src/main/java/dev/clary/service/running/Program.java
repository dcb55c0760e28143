package dev.clary.service.running;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is started for an attempt.
 *
 * @param readable directories that the program must be able to read
 */
record Program(
    List<String> command,
    Map<String, String> environment,
    Path workingDirectory,
    List<Path> readable) {}
