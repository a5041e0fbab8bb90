package kenpo.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Value;
import kenpo.health.judgement.Evidence;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.society.Society.Names;

/**
 * What stands where a value does, in both languages, with every decimal that was sent.
 *
 * @param text empty where there is no value, or only a limit that wasn't sent
 * @param unit empty where there is none
 * @param why it was not done, as far as the file says so
 */
public record Shown(Kind kind, Names text, Names unit, List<Names> why) {

  private static final Names NONE = new Names("", "");

  Shown(Kind kind, Names text, Names unit) {
    this(kind, text, unit, List.of());
  }

  /** What it is. */
  public enum Kind {
    NUMBER,
    /** Of two readings. */
    MEAN,
    /** The same where one of them is a limit only. */
    MEAN_AT_MOST,
    MEAN_AT_LEAST,
    ANSWER,
    /** In the words, or by the code, of its file: no list of ours has it. */
    UNKNOWN_ANSWER,
    WORDS,
    NOT_DONE,
    NOT_MEASURABLE,
    /** This much or less: the limit of the method or what was measured, as was sent, or nothing. */
    BELOW,
    ABOVE
  }

  static Shown of(Items items, Optional<Item> item, Observation it) {
    return switch (it.status()) {
      case MEASURED -> value(items, item, it);
      case NOT_DONE -> new Shown(Kind.NOT_DONE, NONE, NONE);
      case NOT_MEASURABLE -> new Shown(Kind.NOT_MEASURABLE, NONE, NONE);
      case BELOW -> limit(Kind.BELOW, item, it);
      case ABOVE -> limit(Kind.ABOVE, item, it);
    };
  }

  /** What a judgement rests on, as it was sent; of two readings their mean. */
  static Shown of(Items items, Evidence it) {
    var first = it.from().getFirst();
    var item = items.find(first.item());
    return it instanceof Measured mean && it.from().size() > 1
        ? mean(mean, item.orElseThrow())
        : of(items, item, first);
  }

  /** Without its unit, where that is said elsewhere. */
  public Shown bare() {
    return new Shown(kind, text, NONE, why);
  }

  Shown because(List<Names> reasons) {
    return new Shown(kind, text, unit, reasons);
  }

  /** Of two readings. */
  static Shown mean(Measured mean, Item item) {
    var kind =
        switch (mean.bound()) {
          case EXACT -> Kind.MEAN;
          case AT_MOST -> Kind.MEAN_AT_MOST;
          case AT_LEAST -> Kind.MEAN_AT_LEAST;
        };
    return number(kind, mean.exact(), unit(Optional.of(item), item.unit()));
  }

  /** Our own, in the item's unit. */
  static Shown number(BigDecimal number, Item item) {
    return number(Kind.NUMBER, number, unit(Optional.of(item), item.unit()));
  }

  static Shown words(Names words) {
    return new Shown(Kind.ANSWER, words, NONE);
  }

  private static Shown value(Items items, Optional<Item> item, Observation it) {
    return switch (it.value().orElseThrow()) {
      case Value.Quantity(var number, var unit) -> number(Kind.NUMBER, number, unit(item, unit));
      case Value.Answer answer -> answer(items, item, it, answer);
      case Value.Text(var words) -> new Shown(Kind.WORDS, same(words), NONE);
    };
  }

  private static Shown limit(Kind kind, Optional<Item> item, Observation it) {
    return it.value()
        .map(Value.Quantity.class::cast)
        .map(limit -> number(kind, limit.number(), unit(item, limit.unit())))
        .orElseGet(() -> new Shown(kind, NONE, NONE));
  }

  private static Shown number(Kind kind, BigDecimal number, Names unit) {
    return new Shown(kind, same(number.toPlainString()), unit);
  }

  /** Of an item that we don't know, the file knows best what its answer means. */
  private static Shown answer(
      Items items, Optional<Item> item, Observation it, Value.Answer answer) {
    return items
        .answer(it.item(), answer.list(), answer.code())
        .filter(known -> item.isPresent() || answer.display().isEmpty())
        .map(known -> new Shown(Kind.ANSWER, known.words(), NONE))
        .orElseGet(
            () ->
                new Shown(Kind.UNKNOWN_ANSWER, same(answer.display().orElse(answer.code())), NONE));
  }

  /** An item's own as people read it, however it was spelled; any other as it was sent. */
  static Names unit(Optional<Item> item, String sent) {
    return item.filter(it -> !sent.isBlank() && it.isMeasuredIn(sent))
        .map(it -> new Names(it.unitShown(), it.english().unitShown()))
        .orElseGet(() -> same(sent));
  }

  private static Names same(String text) {
    return new Names(text, text);
  }
}
