package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogOutputTest {
  @TempDir Path directory;

  @AfterEach
  void toStandardErrorAgain() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var output = new LogOutput();
    output.setContext(context);
    output.configure(context);
  }

  @Test
  void aFileTakesWhatIsOursFromInformationOnAndOfOthersWarnings() throws IOException {
    Path file = directory.resolve("server.log");
    Files.writeString(file, "before\n");

    LogOutput.toFile(file);
    LoggerFactory.getLogger("dev.clary.server.Test").info("one");
    LoggerFactory.getLogger("dev.clary.server.Test").debug("two");
    LoggerFactory.getLogger("org.eclipse.jetty").info("three");
    LoggerFactory.getLogger("org.eclipse.jetty").warn("four");

    assertThat(Files.readString(file))
        .startsWith("before\n")
        .containsPattern("INFO .* Test - one\n")
        .contains("four")
        .doesNotContain("two", "three");
  }
}
