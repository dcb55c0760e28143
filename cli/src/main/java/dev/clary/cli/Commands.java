package dev.clary.cli;

import dev.clary.cli.client.ShellWord;
import dev.clary.cli.view.TrainingFacts;
import dev.clary.cli.view.TuningFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to type next, in the words that this person has typed before.
 *
 * @param program how this program was called
 * @param data the data directory, if one was named
 */
record Commands(String program, Optional<Path> data) {

  /** A command with its arguments. */
  String type(String... words) {
    String directory = data.map(path -> " --data " + ShellWord.quoted(path.toString())).orElse("");
    return ShellWord.quoted(program) + directory + " " + String.join(" ", words);
  }

  /** What is worth typing after a tuning job has ended, by what it shows. */
  Map<String, String> after(TuningFacts facts, Optional<String> model) {
    var next = new LinkedHashMap<String, String>();
    next.put("all training jobs", type("show", facts.name()));
    facts
        .bestJob()
        .ifPresent(best -> next.put("the log of the best one", type("logs", best.name())));
    if (facts.bestJob().isEmpty()) {
      facts.trainingJobs().stream()
          .map(TrainingFacts::name)
          .findFirst()
          .ifPresent(first -> next.put("the log of the first one", type("logs", first)));
    }
    model.ifPresent(path -> next.put("the model", "tar -tzf " + ShellWord.quoted(path)));
    return next;
  }
}
