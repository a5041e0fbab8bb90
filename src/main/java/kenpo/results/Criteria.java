package kenpo.results;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Series;
import kenpo.health.judgement.AnswerBands;
import kenpo.health.judgement.BandTable;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.CombinedBands;
import kenpo.health.judgement.Condition;
import kenpo.health.judgement.Grade;
import kenpo.health.judgement.Limit;
import kenpo.results.Reference.Span;
import kenpo.roster.Sex;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/**
 * The table of criteria: all bands of the edition that a society has chosen, by sex and age.
 *
 * @param joints what is judged by several of these items at once
 */
public record Criteria(Basis edition, List<Grade> grades, List<Row> rows, List<Joint> joints) {

  /** Bands that the value alone decides; E is told by the answers about medicine. */
  private static final List<Grade> BY_VALUE =
      Arrays.stream(Grade.values()).filter(grade -> grade != Grade.E).toList();

  /**
   * The bands of an item for some people.
   *
   * @param sex empty: everybody
   * @param ages empty: of any age
   * @param cells one for each of {@link #grades}
   * @param treated whether who takes medicine for it has E
   * @param preferred what is looked at instead, where it was measured
   */
  public record Row(
      Names name,
      Names unit,
      Optional<Sex> sex,
      Optional<Ages> ages,
      List<Cell> cells,
      boolean treated,
      Optional<Names> preferred,
      Basis basis) {}

  /**
   * In full years, both belonging to it.
   *
   * @param to empty: however old
   */
  public record Ages(int from, Optional<Integer> to) {

    static Ages of(BandTable table) {
      return new Ages(
          table.fromAge(), Optional.of(table.toAge()).filter(to -> to < BandTable.OLDEST));
    }
  }

  /** What has a band: numbers between edges, or answers. */
  public record Cell(List<Span> spans, List<Names> answers) {}

  /** Bands of several values together: the first step that holds. */
  public record Joint(Names name, List<Step> steps, boolean treated, Basis basis) {}

  /**
   * One of them.
   *
   * @param all whether all of the parts have to be so, else any does
   * @param parts none: all else
   */
  public record Step(Grade grade, boolean all, List<Part> parts) {}

  /** A value that has to be so. */
  public record Part(Names name, Cell cell) {}

  public static Criteria of(Knowledge knowledge, Society society) {
    var bands = knowledge.bands(society);
    var items = knowledge.items();
    return new Criteria(
        bands.basis(),
        BY_VALUE,
        Stream.concat(
                bands.numbers().all().stream().map(table -> row(items, table)),
                bands.answers().all().stream().map(table -> row(items, table)))
            .toList(),
        bands.combined().stream().map(table -> joint(items, table)).toList());
  }

  private static Row row(Items items, BandTable table) {
    boolean anyAge = table.fromAge() == 0 && table.toAge() >= BandTable.OLDEST;
    return new Row(
        table.series().name(),
        unit(items, table),
        table.sex(),
        anyAge ? Optional.empty() : Optional.of(Ages.of(table)),
        BY_VALUE.stream().map(grade -> cell(table, grade)).toList(),
        table.treatedBy().isPresent(),
        table.preferred().map(Series::name),
        table.basis());
  }

  /** Edges as the edition prints them. */
  private static Cell cell(BandTable table, Grade grade) {
    return new Cell(
        table.scale().steps().stream()
            .filter(step -> step.meaning() == grade)
            .map(Reference::span)
            .toList(),
        List.of());
  }

  /** That of the edition's numbers: where they are multiples of the item's own unit, says so. */
  private static Names unit(Items items, BandTable table) {
    var times = table.divisor().equals(BigDecimal.ONE) ? "" : "×" + table.divisor().toPlainString();
    return first(items, table.series())
        .map(item -> new Names(times + item.unitShown(), times + item.english().unitShown()))
        .orElseThrow();
  }

  private static Optional<Item> first(Items items, Series series) {
    return items.all().stream().filter(item -> item.series().equals(series)).findFirst();
  }

  private static Row row(Items items, AnswerBands table) {
    return new Row(
        table.series().name(),
        new Names("", ""),
        Optional.empty(),
        Optional.empty(),
        BY_VALUE.stream().map(grade -> cell(items, table, grade)).toList(),
        false,
        Optional.empty(),
        table.basis());
  }

  private static Cell cell(Items items, AnswerBands table, Grade grade) {
    var item = first(items, table.series()).orElseThrow();
    return new Cell(List.of(), Reference.answers(items, item, table, grade));
  }

  private static Joint joint(Items items, CombinedBands table) {
    return new Joint(
        table.name(),
        table.rows().stream().map(row -> step(items, row)).toList(),
        table.treatedBy().isPresent(),
        table.basis());
  }

  private static Step step(Items items, CombinedBands.Row row) {
    var parts = row.conditions().stream().map(it -> new Part(it.series().name(), cell(items, it)));
    return new Step(row.grade(), row.all(), parts.toList());
  }

  private static Cell cell(Items items, Condition condition) {
    return switch (condition) {
      case Limit limit ->
          new Cell(
              List.of(
                  new Span(
                      limit.least().map(BigDecimal::toPlainString),
                      limit.greatest().map(BigDecimal::toPlainString))),
              List.of());
      case Condition.OneOf(var series, var list, var codes) -> {
        var item = first(items, series).orElseThrow();
        var words = codes.stream().sorted().map(code -> items.answer(item.code(), list, code));
        yield new Cell(List.of(), words.map(it -> it.orElseThrow().words()).toList());
      }
    };
  }
}
