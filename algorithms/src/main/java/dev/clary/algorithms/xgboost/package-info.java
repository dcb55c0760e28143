/**
 * XGBoost as SageMaker's built-in algorithm has it: which hyperparameters there are and what they
 * may be, the metrics that are logged, and the loop of rounds. Knows rows, and nothing of where
 * they come from or where the model goes. Start reading at {@link
 * dev.clary.algorithms.xgboost.Training}.
 *
 * <p>XGBoost itself is reached through the JNI class of XGBoost4J and not through its Java API,
 * whose classes need Kryo, Hadoop and Scala to be loaded.
 */
@NullMarked
package dev.clary.algorithms.xgboost;

import org.jspecify.annotations.NullMarked;
