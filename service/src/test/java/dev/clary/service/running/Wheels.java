package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An index of Python packages in a directory, so that pip installs for real and from nowhere. */
record Wheels(Path directory) {

  /** Arguments that make pip look there only. */
  List<String> arguments() {
    return List.of("--no-index", "--find-links=" + directory);
  }

  /** Adds a package of one module and a command of the same name that prints the version. */
  void add(String name, String version) throws IOException {
    String metadata = "%s-%s.dist-info/".formatted(name, version);
    var files = new LinkedHashMap<String, String>();
    files.put(
        name + ".py",
        "VERSION = '%s'\n\ndef main():\n    print('command', VERSION)\n".formatted(version));
    files.put(
        metadata + "METADATA",
        "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version));
    files.put(
        metadata + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    files.put(
        metadata + "entry_points.txt", "[console_scripts]\n%s = %s:main\n".formatted(name, name));
    files.put(metadata + "RECORD", "");
    Files.createDirectories(directory);
    Path wheel = directory.resolve("%s-%s-py3-none-any.whl".formatted(name, version));
    try (var zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }
}
