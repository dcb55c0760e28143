/**
 * Labeled rows of numbers, read from the files of a channel in the text formats that SageMaker's
 * built-in algorithms take. Knows channels, no algorithm. Start reading at {@link
 * dev.clary.algorithms.table.LabeledRows}.
 */
@NullMarked
package dev.clary.algorithms.table;

import org.jspecify.annotations.NullMarked;
