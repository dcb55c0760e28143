/** Tests of objects that are files. */
@NullMarked
package dev.clary.service.files;

import org.jspecify.annotations.NullMarked;
