package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

/**
 * Whose job it is.
 *
 * @param accessKeyId the key that signed the request
 * @param administrator whether that key was an administrator's when the job was created; only then
 *     may a job read local files and run outside the sandbox
 */
public record Owner(String accessKeyId, boolean administrator) {

  public Owner {
    requireNonNull(accessKeyId, "accessKeyId");
  }
}
