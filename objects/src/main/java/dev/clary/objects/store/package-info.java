/**
 * Objects in buckets, as plain files that survive the end of the process at any moment. Knows
 * nothing of HTTP, of keys or of the AWS SDK. Start reading at {@link
 * dev.clary.objects.store.DurableStore}.
 */
@NullMarked
package dev.clary.objects.store;

import org.jspecify.annotations.NullMarked;
