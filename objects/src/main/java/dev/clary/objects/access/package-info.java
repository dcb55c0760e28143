/**
 * Who may do what with which objects. Knows nothing else; start reading at {@link
 * dev.clary.objects.access.AccessKey}.
 */
@NullMarked
package dev.clary.objects.access;

import org.jspecify.annotations.NullMarked;
