package kenpo.chart;

import java.math.BigDecimal;

/**
 * A single limit, for a time.
 *
 * @param line whose it is, from 0: drawn in that line's style
 * @param label short, as it stands at the limit where there is room
 */
public record Limit(Span span, BigDecimal value, int line, String label) {}
