package dev.clary.optimizer.bayesian;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Factor and inverse of a covariance matrix, most of a fit: ours against EJML's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AlgebraBenchmark {

  /** Rows of the matrix. */
  @Param({"50", "100", "200", "400", "600"})
  public int size;

  private double[][] matrix;
  private double[][] upper;
  private double[][] result;
  private TriangularInverse inverse;
  private DMatrixRMaj dense;
  private DMatrixRMaj work;
  private DMatrixRMaj inverted;
  private LinearSolverDense<DMatrixRMaj> solver;

  /** Makes a covariance matrix of random points on a line. */
  @Setup
  public void prepare() {
    double[] at = new SplittableRandom(1).doubles(size).toArray();
    matrix = new double[size][size];
    dense = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        matrix[i][k] = Math.exp(-5 * Math.abs(at[i] - at[k])) + (i == k ? 0.01 : 0);
        dense.set(i, k, matrix[i][k]);
      }
    }
    upper = new double[size][size];
    result = new double[size][size];
    inverse = new TriangularInverse(size);
    work = new DMatrixRMaj(size, size);
    inverted = new DMatrixRMaj(size, size);
    solver = LinearSolverFactory_DDRM.chol(size);
  }

  /** Ours; the half of the inverse that a gradient needs. */
  @Benchmark
  public double[][] ours() {
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix[i], i, upper[i], i, size - i);
    }
    inverse.invert(Cholesky.inPlace(upper, size).orElseThrow());
    inverse.square(result);
    return result;
  }

  /** EJML's. */
  @Benchmark
  public DMatrixRMaj ejml() {
    work.setTo(dense);
    if (!solver.setA(work)) {
      throw new IllegalStateException("the matrix is not positive definite");
    }
    solver.invert(inverted);
    return inverted;
  }
}
