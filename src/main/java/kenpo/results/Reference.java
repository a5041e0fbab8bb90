package kenpo.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Value;
import kenpo.health.judgement.AnswerBands;
import kenpo.health.judgement.BandTable;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Grade;
import kenpo.health.judgement.Scale.Step;
import kenpo.health.judgement.Subject;
import kenpo.society.Society.Names;

/**
 * 基準範囲: what is band A for that sex and age.
 *
 * @param spans of a number, in the item's own unit
 * @param answers of an answer
 * @param uncertain why one may doubt it
 */
public record Reference(List<Span> spans, List<Names> answers, Optional<Names> uncertain) {

  /** Both ends belong to it; one of them may be missing. */
  public record Span(Optional<String> from, Optional<String> to) {}

  /** Empty where the edition has none, or the value can't be compared with it. */
  static Optional<Reference> of(
      Items items, Bands bands, Subject subject, LocalDate day, Item item, Observation it) {
    return switch (it.value().orElse(null)) {
      case Value.Quantity(var number, var unit) ->
          bands
              .table(item.series().key(), subject, day)
              .filter(table -> item.isMeasuredIn(unit) && !(table.needsUnit() && unit.isBlank()))
              .map(Reference::of);
      case Value.Answer answer ->
          bands.answers().of(item.series().key()).stream()
              .filter(table -> table.list().equals(answer.list()))
              .findFirst()
              .map(table -> of(items, item, table));
      case Value.Text _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  static Reference of(BandTable table) {
    var spans =
        table.scale().steps().stream()
            .filter(step -> step.meaning() == Grade.A)
            .map(step -> span(table, step))
            .toList();
    return new Reference(spans, List.of(), table.basis().uncertain());
  }

  private static Reference of(Items items, Item item, AnswerBands table) {
    return new Reference(
        List.of(), answers(items, item, table, Grade.A), table.basis().uncertain());
  }

  static List<Names> answers(Items items, Item item, AnswerBands table, Grade grade) {
    return new TreeMap<>(table.grades())
        .entrySet().stream()
            .filter(entry -> entry.getValue() == grade)
            .map(entry -> items.answer(item.code(), table.list(), entry.getKey()))
            .map(answer -> answer.orElseThrow().words())
            .toList();
  }

  /**
   * Edges in the item's own unit; where the table counts in a multiple of it, of all numbers that
   * are rounded to those of the table.
   */
  static Span span(BandTable table, Step<Grade> step) {
    return table.divisor().equals(BigDecimal.ONE)
        ? span(step)
        : new Span(
            step.from().map(table::begin).map(Reference::plain),
            step.to().map(table::end).map(Reference::plain));
  }

  /** Edges as they are printed. */
  static Span span(Step<?> step) {
    return new Span(
        step.from().map(BigDecimal::toPlainString), step.to().map(BigDecimal::toPlainString));
  }

  private static String plain(BigDecimal edge) {
    return edge.stripTrailingZeros().toPlainString();
  }
}
