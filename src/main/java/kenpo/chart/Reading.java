package kenpo.chart;

import java.math.BigDecimal;

/**
 * A point.
 *
 * @param line which one it is on, from 0
 * @param value at most some 30 digits before or behind the point
 * @param shown as it stands beside the point where there is room
 * @param run what was read in the same way has the same word; points of two runs are not joined
 */
public record Reading(
    int line, BigDecimal value, Bound bound, Mark mark, String shown, String run) {

  /** How the value stands to the true one. */
  public enum Bound {
    EXACT,
    /** Below what can be measured: the true one is this at most. */
    AT_MOST,
    /** Above what can be measured: the true one is this at least. */
    AT_LEAST
  }
}
