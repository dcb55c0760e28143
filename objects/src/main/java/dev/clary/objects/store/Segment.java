package dev.clary.objects.store;

/**
 * One file of content. An object has one, or one for each part it was uploaded in.
 *
 * @param id names the file, is never used twice
 * @param size in bytes
 */
record Segment(long id, long size) {}
