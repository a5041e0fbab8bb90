package kenpo.health.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import kenpo.health.Observation;
import kenpo.health.Series;

/** What of a checkup a judgement rests on. */
public sealed interface Evidence {

  Series series();

  /** The observations it was taken from, as they were sent. */
  List<Observation> from();

  /**
   * A number.
   *
   * @param number rounded half up to the decimals of its series, as bands are printed and people
   *     read it
   * @param exact the same before it was rounded: what limits of the law are compared with
   * @param from of an estimated eGFR the creatinine
   */
  record Measured(
      Series series, BigDecimal number, BigDecimal exact, Bound bound, List<Observation> from)
      implements Evidence {

    static Measured of(Series series, BigDecimal exact, Bound bound, List<Observation> from) {
      var number = exact.setScale(series.decimals().orElseThrow(), RoundingMode.HALF_UP);
      return new Measured(series, number, exact, bound, from);
    }

    boolean isExact() {
      return bound == Bound.EXACT;
    }
  }

  /** An answer; what it means depends on its list. */
  record Answered(Series series, String list, String code, List<Observation> from)
      implements Evidence {}

  /** How a number stands to the true value. */
  enum Bound {
    EXACT,
    /** Below what can be measured: the true value is this number at most. */
    AT_MOST,
    /** Above what can be measured: the true value is this number at least. */
    AT_LEAST
  }
}
