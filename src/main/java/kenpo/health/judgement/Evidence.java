package kenpo.health.judgement;

import java.math.BigDecimal;
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
   * @param number rounded half up to the decimals of its series, as judgements compare it
   */
  record Measured(Series series, BigDecimal number, Bound bound, List<Observation> from)
      implements Evidence {}

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
