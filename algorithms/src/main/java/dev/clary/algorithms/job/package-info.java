/**
 * What a training job is given and what it leaves: the directory tree {@code /opt/ml} with its
 * configuration files, channels and failure file, and the one exception that says why a job was
 * refused. Knows no algorithm. Start reading at {@link dev.clary.algorithms.job.TrainingDirectory}.
 */
@NullMarked
package dev.clary.algorithms.job;

import org.jspecify.annotations.NullMarked;
