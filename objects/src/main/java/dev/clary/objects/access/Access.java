package dev.clary.objects.access;

/** What is done with an object. Listing is reading, deleting is writing. */
public enum Access {
  READ,
  WRITE
}
