package dev.clary.service.running;

import dev.clary.service.training.Interpreters.Interpreter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The virtual environments below one directory, which servers may share. An environment is made
 * beside its place and moved there when it is whole, so what is in its place can be used, whoever
 * died when. Jobs that need the same one at once wait for the first of them to make it; a file lock
 * keeps other servers from making it meanwhile. Thread-safe.
 */
final class Environments {
  private static final Logger logger = LoggerFactory.getLogger(Environments.class);
  private static final long POLL_MILLIS = 200;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path root;
  private final EnvironmentMaker maker;

  /** Being made by this server, by key; guarded by this. */
  private final Map<String, Making> underWay = new HashMap<>();

  Environments(Path root, EnvironmentMaker maker) {
    this.root = root;
    this.maker = maker;
  }

  /** An environment that a job of this server makes; guarded by the environments around it. */
  private static final class Making {
    private boolean over;
    private @Nullable InstallationException failure;
  }

  /**
   * The interpreter of an environment, which is made if it is not there yet.
   *
   * @throws InstallationException if it cannot be made; the next job tries again
   * @throws InterruptedException if the server ends or the job is stopped first
   */
  Interpreter get(Recipe recipe, Journal journal)
      throws InstallationException, IOException, InterruptedException {
    String key = recipe.key(maker.fingerprint());
    Path place = root.resolve(key);
    while (!isWhole(place)) {
      Making making = new Making();
      Making others = begin(key, making);
      if (others == null) {
        makeAndTell(recipe, key, making, journal);
      } else {
        awaitOthers(recipe, others, journal);
      }
    }
    return interpreter(recipe, place);
  }

  /** Whether an environment is in its place; a program that it brought may not lead elsewhere. */
  private static boolean isWhole(Path place) {
    return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
  }

  private synchronized @Nullable Making begin(String key, Making making) {
    return underWay.putIfAbsent(key, making);
  }

  private void makeAndTell(Recipe recipe, String key, Making making, Journal journal)
      throws InstallationException, IOException, InterruptedException {
    try {
      secure();
      make(recipe, key, journal);
    } catch (InstallationException e) {
      synchronized (this) {
        making.failure = e;
      }
      throw e;
    } finally {
      synchronized (this) {
        making.over = true;
        underWay.remove(key);
        notifyAll();
      }
    }
  }

  private synchronized void awaitOthers(Recipe recipe, Making others, Journal journal)
      throws InstallationException, InterruptedException {
    if (!others.over) {
      journal.doing(
          "Waiting for another training job to make the environment '%s'".formatted(recipe.name()));
    }
    while (!others.over) {
      pause(journal);
    }
    if (others.failure != null) {
      throw new InstallationException(others.failure);
    }
  }

  private synchronized void pause(Journal journal) throws InterruptedException {
    if (journal.isClosing() || journal.isStopRequested()) {
      throw new InterruptedException("the job does not wait any more");
    }
    TimeUnit.MILLISECONDS.timedWait(this, POLL_MILLIS);
  }

  /**
   * Makes the directory, for nobody else to write to: what is in it is run.
   *
   * @throws InstallationException if others could write to it
   */
  private void secure() throws InstallationException, IOException {
    Files.createDirectories(
        root.resolve("making"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (PosixFilePermission permission : Files.getPosixFilePermissions(root)) {
      if (OTHERS.contains(permission)) {
        throw new InstallationException(
            "others than its owner may write to '%s', so nothing in it can be trusted"
                .formatted(root));
      }
    }
  }

  private void make(Recipe recipe, String key, Journal journal)
      throws InstallationException, IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(
                root.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, recipe, journal)) {
      if (!lock.isValid() || isWhole(root.resolve(key))) {
        return;
      }
      removeLeftovers(key);
      journal.doing(
          "Making the environment '%s', which takes minutes and is done once: %s"
              .formatted(recipe.name(), String.join(" ", recipe.packages())));
      Path directory = Files.createTempDirectory(root.resolve("making"), key + ".");
      try {
        Path made = maker.make(recipe, directory, root.resolve(key), journal);
        Files.move(made, root.resolve(key), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        remove(directory);
      }
    }
  }

  /** What cannot be removed harms nobody, and whoever makes the same again tries again. */
  private static void remove(Path directory) {
    try {
      FileTree.delete(directory);
    } catch (IOException e) {
      logger.warn("{} could not be removed", directory, e);
    }
  }

  private FileLock lock(FileChannel channel, Recipe recipe, Journal journal)
      throws IOException, InterruptedException {
    FileLock lock = tryLock(channel);
    if (lock == null) {
      journal.doing(
          "Waiting for another server to make the environment '%s'".formatted(recipe.name()));
    }
    while (lock == null) {
      pause(journal);
      lock = tryLock(channel);
    }
    return lock;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another server in this process has it.
    }
  }

  /** Ends and removes what a server that died was making. */
  private void removeLeftovers(String key) throws IOException, InterruptedException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(root.resolve("making"), key + ".*")) {
      for (Path directory : left) {
        maker.abandon(directory);
        remove(directory);
      }
    }
  }

  /** Told from the files alone: what an environment brought is run in the sandbox only. */
  private static Interpreter interpreter(Recipe recipe, Path place) throws IOException {
    var directories = new ArrayList<>(List.of(place));
    directories.addAll(recipe.python().directories());
    var modules = new ArrayList<String>();
    recipe.python().modulePath().stream()
        .filter(directory -> recipe.layered() || !Recipe.isOfPackages(directory))
        .forEach(modules::add);
    int first = 0;
    while (first < modules.size() && !Recipe.isOfPackages(modules.get(first))) {
      first++;
    }
    modules.addAll(first, packages(place));
    return new Interpreter(place.resolve("bin/python"), directories, modules);
  }

  private static List<String> packages(Path place) throws IOException {
    try (Stream<Path> versions = Files.list(place.resolve("lib"))) {
      return versions
          .map(version -> version.resolve("site-packages").toString())
          .sorted()
          .limit(1)
          .toList();
    }
  }
}
