/**
 * The durable store in the terms of the AWS SDK's S3 model, which are those that S3Proxy's protocol
 * handler calls its stores in. The package has this name because the handler looks for {@code
 * .awssdk.} in the name of a store's class: such a store is taken to judge conditions and to keep
 * the attributes of unfinished uploads by itself, which ours does.
 */
@NullMarked
package dev.clary.objects.awssdk;

import org.jspecify.annotations.NullMarked;
