/**
 * Objects as files of this machine, within bounds. Knows the seam of {@code training} only. Start
 * reading at {@link dev.clary.service.files.FileObjectStore}.
 */
@NullMarked
package dev.clary.service.files;

import org.jspecify.annotations.NullMarked;
