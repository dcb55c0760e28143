package dev.clary.service.training;

/** How a training job sees its inputs. */
public enum InputMode {
  /** Everything is there, as files, before training starts. */
  FILE,
  /** The same files; the service may fetch their content when it is first read. */
  FAST_FILE,
  /** One stream for each epoch, in a named pipe of its own. */
  PIPE
}
