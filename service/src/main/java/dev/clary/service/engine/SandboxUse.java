package dev.clary.service.engine;

/** Whether programs run in a sandbox. */
public enum SandboxUse {
  /** Where the machine has one. */
  AUTO,
  /** Always; without one nothing starts. */
  REQUIRED,
  /** Never. */
  OFF
}
