/**
 * The S3 face: a servlet that speaks S3's protocol over a durable store of objects, and the store
 * itself for the server's own use. Knows nothing of tuning or training; start reading at {@link
 * dev.clary.objects.ObjectStorage}.
 */
@NullMarked
package dev.clary.objects;

import org.jspecify.annotations.NullMarked;
