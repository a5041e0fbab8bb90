package kenpo.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Range;
import kenpo.results.Reference.Span;
import kenpo.society.Society.Names;

/**
 * One item of a day, as it is shown.
 *
 * @param item empty where our tables don't have it
 * @param sent what it is; of a mean, its first reading
 * @param counts whether it is what counts of its series on that day
 * @param unjudged why it has no band, where there are some for it
 * @param normal what is band A
 * @param method empty where there is one only, or nobody knows it
 * @param from institutions, or of one institution the reports, of a day that has several such
 * @param candidates of a reason why a test was not done: those that were not, as its file doesn't
 *     say which of them it is about
 */
public record Line(
    Names name,
    Optional<Item> item,
    Sent sent,
    Shown value,
    boolean counts,
    Optional<Band> band,
    Optional<Unjudged> unjudged,
    Optional<Reference> normal,
    Optional<Explained> explained,
    Optional<Names> method,
    Optional<MethodChange> changed,
    List<Names> from,
    Candidates candidates) {

  /**
   * Its code, where a page of its own shows it over the years: empty where it is no number, or not
   * in our tables.
   */
  public Optional<String> followed() {
    return item.filter(it -> it.type() == Item.Type.PQ).map(it -> it.code().text());
  }

  /** Whether it is a value that can't be what its name says, as blood was drawn after a meal. */
  public boolean isAfterMeal() {
    return sent.isLeftOut() && sent.observation().value().isPresent();
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

  /** Of that range, as people read it: where none was sent, that of the value. */
  public Names laboratoryUnit() {
    var unit = sent.observation().range().map(Range::unit).orElse("");
    return unit.isBlank() ? value.unit() : Shown.unit(item, unit);
  }
}
