package dev.clary.service.store;

import dev.clary.service.StorageException;
import dev.clary.service.training.Durability;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One write that waits for its turn, and later for its commit. It may be run again after its
 * transaction was rolled back. Made and awaited by one thread, run and settled by the writer's.
 */
final class Write<T extends @Nullable Object> {
  private static final long DEADLINE_SECONDS = 60;

  private final Function<Handle, T> work;
  private final boolean durable;
  private final boolean patient;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private Runnable settlement = () -> {};
  private boolean refused;

  private Write(Function<Handle, T> work, boolean durable, boolean patient) {
    this.work = work;
    this.durable = durable;
    this.patient = patient;
  }

  static <T extends @Nullable Object> Write<T> of(Function<Handle, T> work, Durability durability) {
    return new Write<>(work, durability == Durability.MACHINE, false);
  }

  /** Writes nothing; is settled when everything before it is on the disk. */
  static Write<@Nullable Void> flush() {
    return new Write<>(handle -> null, false, true);
  }

  /** Whether its commit has to wait for the disk. */
  boolean isDurable() {
    return durable;
  }

  /** Whether it is settled only after the next time that the disk was waited for. */
  boolean isPatient() {
    return patient;
  }

  /** Does the work within the open transaction; false if it wants to be rolled back. */
  boolean run(Handle handle) {
    try {
      T value = work.apply(handle);
      settlement = () -> outcome.complete(value);
      refused = false;
      return true;
    } catch (Throwable e) { // whatever it is belongs to the thread that waits
      settlement = () -> outcome.completeExceptionally(e);
      refused = true;
      return false;
    }
  }

  /** Tells the waiting thread what {@link #run} did, now that it is as durable as it asked for. */
  void settle() {
    settlement.run();
  }

  /**
   * Tells the waiting thread that nothing of it was stored: for its own reason, or for this one.
   */
  void fail(RuntimeException error) {
    if (refused) {
      settle();
    } else {
      outcome.completeExceptionally(error);
    }
  }

  /** Whether the waiting thread was told. */
  boolean isSettled() {
    return outcome.isDone();
  }

  /** Waits for the commit, also while interrupted: the write happens in any case. */
  T await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (TimeoutException e) {
      throw new StorageException(
          "a write was not on the disk after %d s".formatted(DEADLINE_SECONDS), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(cause);
  }
}
