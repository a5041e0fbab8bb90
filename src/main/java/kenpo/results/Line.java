package kenpo.results;

import java.math.BigDecimal;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.results.Reference.Span;
import kenpo.society.Society.Names;

/**
 * One item of a day, as it is shown.
 *
 * @param item empty where our tables don't have it
 * @param sent what it is; of a mean, its first reading
 * @param counts whether it is what counts of its series on that day
 * @param undecided whether there are bands, and they don't tell for this value
 * @param normal what is band A
 */
public record Line(
    Names name,
    Optional<Item> item,
    Sent sent,
    Shown value,
    boolean counts,
    Optional<Band> band,
    boolean undecided,
    Optional<Reference> normal,
    Optional<Explained> explained,
    Optional<MethodChange> changed) {

  /** Empty where there is one only, or nobody knows it. */
  public Optional<Names> method() {
    return item.flatMap(Methods::name);
  }

  /** The laboratory's own range, with every decimal that was sent. */
  public Optional<Span> laboratory() {
    return sent.observation()
        .range()
        .map(
            range ->
                new Span(
                    range.low().map(BigDecimal::toPlainString),
                    range.high().map(BigDecimal::toPlainString)));
  }
}
