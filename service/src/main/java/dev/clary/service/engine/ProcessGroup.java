package dev.clary.service.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.util.List;

/** The processes of a process group, as {@code ps} of POSIX lists them. */
final class ProcessGroup {
  private ProcessGroup() {}

  static List<Long> members(long group) throws IOException {
    var builder = new ProcessBuilder("/bin/ps", "-A", "-o", "pgid=", "-o", "pid=");
    builder.redirectInput(new File("/dev/null"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process ps = builder.start();
    String listing = new String(ps.getInputStream().readAllBytes(), UTF_8);
    return listing
        .lines()
        .map(line -> line.strip().split(" +", -1))
        .filter(columns -> columns.length == 2 && columns[0].equals(Long.toString(group)))
        .map(columns -> Long.valueOf(columns[1]))
        .toList();
  }
}
