package dev.clary.cli;

import dev.clary.cli.progress.Progress;
import dev.clary.cli.session.NoRoomException;
import dev.clary.cli.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the disk lets jobs go on. A server of this process's own is given up when it does
 * not, as soon as no program runs: nobody would wait for it unattended. Another one is not ours to
 * end; that it waits is said. Confined to one thread.
 */
final class RoomWatch {
  /** What programs are given to end, or to be ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstantSource time;
  private @Nullable Instant since;

  RoomWatch(InstantSource time) {
    this.time = time;
  }

  /**
   * Looks before anything is begun.
   *
   * @throws NoRoomException if nothing could be
   */
  static void before(Session session) {
    if (session.isOwn()) {
      session.trouble().ifPresent(RoomWatch::giveUp);
    }
  }

  /**
   * Looks meanwhile.
   *
   * @throws NoRoomException if it is time to give up
   */
  void look(Session session, Progress progress) {
    Optional<String> trouble = session.trouble();
    if (trouble.isEmpty()) {
      since = null;
      return;
    }
    Instant now = time.instant();
    if (since == null) {
      since = now;
      progress.say(trouble.get());
    }
    boolean patient = now.isBefore(since.plus(PATIENCE));
    if (session.isOwn() && !(session.isBusy() && patient)) {
      giveUp(trouble.get());
    }
  }

  private static void giveUp(String trouble) {
    throw new NoRoomException(trouble + "; make room, and the same command goes on");
  }
}
