package dev.clary.optimizer.bayesian;

/** An increasing function and its inverse: one stage of an output transform. */
interface Monotone {

  double forward(double y);

  double backward(double z);

  static double[] apply(Monotone stage, double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = stage.forward(values[i]);
    }
    return result;
  }

  /** A straight line. */
  record Line(double offset, double scale) implements Monotone {

    /**
     * The line that takes values to mean 0 and deviation 1; only to mean 0 if they are constant.
     */
    static Line standardizing(double[] values) {
      double deviation = Math.sqrt(Sample.variance(values));
      return new Line(Sample.mean(values), deviation > 0 ? deviation : 1);
    }

    @Override
    public double forward(double y) {
      return (y - offset) / scale;
    }

    @Override
    public double backward(double z) {
      return offset + z * scale;
    }
  }

  /** Identity up to a cap, logarithmic above: an outlier keeps its rank but not its weight. */
  record SoftCap(double cap, double width) implements Monotone {
    private static final double WIDTHS_ABOVE = 3;

    /** The cap of three interquartile ranges, or of the good half's spread if larger, above q75. */
    static SoftCap of(double[] values) {
      double[] sorted = Sample.sorted(values);
      double upper = Sample.quantile(sorted, 0.75);
      double middle = Sample.quantile(sorted, 0.5);
      double width = Math.max(upper - Sample.quantile(sorted, 0.25), middle - sorted[0]);
      width = Math.max(width, 1e-12 * Math.max(Math.abs(upper), Double.MIN_NORMAL * 1e12));
      return new SoftCap(upper + WIDTHS_ABOVE * width, width);
    }

    @Override
    public double forward(double y) {
      return y > cap ? cap + width * Math.log1p((y - cap) / width) : y;
    }

    @Override
    public double backward(double z) {
      return z > cap ? cap + width * Math.expm1((z - cap) / width) : z;
    }
  }
}
