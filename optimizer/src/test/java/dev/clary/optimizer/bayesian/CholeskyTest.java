package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EJML is the second opinion. */
class CholeskyTest {

  private static SimpleMatrix covariance(int size, long seed) {
    var random = new java.util.Random(seed);
    SimpleMatrix factors = SimpleMatrix.random_DDRM(size, size, -1, 1, random);
    return factors.mult(factors.transpose()).plus(SimpleMatrix.identity(size).scale(0.1));
  }

  private static Cholesky factor(SimpleMatrix matrix, int size, int capacity) {
    double[][] upper = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = i; k < size; k++) {
        upper[i][k] = matrix.get(i, k);
      }
    }
    return Cholesky.withJitter(upper, size, capacity).orElseThrow();
  }

  private static double[] vector(int size) {
    return new SplittableRandom(size).doubles(size).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 50, 101})
  void solutionsAndDeterminantsAgree(int size) {
    SimpleMatrix matrix = covariance(size, size);
    double[] solution = vector(size);

    Cholesky factor = factor(matrix, size, size);
    factor.solve(solution);

    double[] expected =
        matrix.solve(new SimpleMatrix(size, 1, true, vector(size))).getDDRM().getData();
    assertThat(solution).containsExactly(expected, within(1e-7));
    assertThat(2 * factor.halfLogDeterminant())
        .isCloseTo(Math.log(matrix.determinant()), within(1e-8 * size));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 50, 101})
  void inversesAgree(int size) {
    SimpleMatrix matrix = covariance(size, size);

    var triangular = new TriangularInverse(size);
    double[][] inverse = new double[size][size];
    triangular.invert(factor(matrix, size, size));
    triangular.square(inverse);

    SimpleMatrix expected = matrix.invert();
    for (int i = 0; i < size; i++) {
      for (int k = i; k < size; k++) {
        assertThat(inverse[i][k]).isCloseTo(expected.get(i, k), within(1e-6));
      }
    }
  }

  @Test
  void appendedRowsGiveTheFactorOfTheWhole() {
    int size = 23;
    SimpleMatrix matrix = covariance(size, 5);
    Cholesky whole = factor(matrix, size, size);

    Cholesky grown = factor(matrix, 19, size);
    for (int i = 19; i < size; i++) {
      double[] column = Arrays.copyOf(matrix.getColumn(i).getDDRM().getData(), i);
      assertThat(grown.append(column, matrix.get(i, i))).isTrue();
    }

    for (int i = 0; i < size; i++) {
      for (int k = i; k < size; k++) {
        assertThat(grown.get(i, k)).isCloseTo(whole.get(i, k), within(1e-10));
      }
    }
  }

  @Test
  void manyRightHandSidesAreSolvedLikeOne() {
    int size = 30;
    Cholesky factor = factor(covariance(size, 6), size, size);
    double[][] many = new double[size][7];
    for (int i = 0; i < size; i++) {
      Arrays.fill(many[i], vector(size)[i]);
    }
    double[] one = vector(size);

    factor.forward(many, 7);
    factor.forward(one);

    for (int i = 0; i < size; i++) {
      assertThat(many[i][6]).isCloseTo(one[i], within(1e-12));
    }
  }

  @Test
  void aSingularMatrixIsRefusedInPlaceAndMendedByJitter() {
    double[][] ones = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
    double[][] copy = Arrays.stream(ones).map(double[]::clone).toArray(double[][]::new);

    assertThat(Cholesky.inPlace(copy, 3)).isEmpty();
    assertThat(Cholesky.withJitter(ones, 3, 3)).isPresent();
  }

  @Test
  void aRowThatAddsNothingIsRefusedWithoutChange() {
    Cholesky factor = factor(SimpleMatrix.identity(2), 2, 3);

    boolean appended = factor.append(new double[] {0, 1}, 1);

    assertThat(appended).isFalse();
    assertThat(factor.size()).isEqualTo(2);
  }

  @Test
  void whatIsNotANumberIsRefused() {
    assertThat(Cholesky.withJitter(new double[][] {{Double.NaN}}, 1, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 8, 50, 101})
  void productsWithTheTriangularInverseAreSolutions(int size) {
    Cholesky factor = factor(covariance(size, size), size, size);
    var inverse = new TriangularInverse(size);
    inverse.invert(factor(SimpleMatrix.identity(size), size, size)); // forgotten by the next
    inverse.forward(vector(size));
    inverse.invert(factor);
    double[] forward = vector(size);
    double[] backward = vector(size);
    factor.forward(forward);
    factor.backward(backward);

    assertThat(inverse.forward(vector(size))).containsExactly(forward, within(1e-7));
    assertThat(inverse.backward(vector(size))).containsExactly(backward, within(1e-7));
  }
}
