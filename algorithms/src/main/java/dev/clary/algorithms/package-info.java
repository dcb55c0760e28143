/**
 * Built-in algorithms: programs of their own that train, each training job in its own process.
 * Nobody has them on the class path; whoever starts them knows the command line:
 *
 * <pre>
 * SAGEMAKER_BASE_DIR=DIRECTORY java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
 *     --enable-native-access=ALL-UNNAMED \
 *     -cp 'algorithms/target/lib/*:algorithms/target/algorithms-VERSION.jar' \
 *     dev.clary.algorithms.XgboostTraining
 * </pre>
 *
 * <p>The directory is laid out like {@code /opt/ml}, which is the default. The flags make the start
 * short, most of the work is XGBoost's native code. That library is unpacked into the directory for
 * temporary files ({@code -Djava.io.tmpdir=…} for another one), loaded, and deleted again; it needs
 * 17 MB there and the OpenMP runtime on the machine.
 */
@NullMarked
package dev.clary.algorithms;

import org.jspecify.annotations.NullMarked;
