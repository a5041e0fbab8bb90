package kenpo.results;

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
import kenpo.health.judgement.Grade;
import kenpo.results.Reference.Span;
import kenpo.roster.Sex;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/**
 * The table of criteria: all bands of the edition that a society has chosen, by sex and age.
 *
 * @param together what is judged by several of these items at once
 */
public record Criteria(Basis edition, List<Grade> grades, List<Row> rows, List<Names> together) {

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
   */
  public record Row(
      Names name,
      Names unit,
      Optional<Sex> sex,
      Optional<Ages> ages,
      List<Cell> cells,
      boolean treated,
      Basis basis) {}

  /** In full years, both belonging to it. */
  public record Ages(int from, int to) {}

  /** What has a band: numbers between edges, or answers. */
  public record Cell(List<Span> spans, List<Names> answers) {}

  public static Criteria of(Knowledge knowledge, Society society) {
    var bands = knowledge.bands(society);
    var items = knowledge.items();
    return new Criteria(
        bands.basis(),
        BY_VALUE,
        Stream.concat(
                bands.numbers().stream().map(table -> row(items, table)),
                bands.answers().stream().map(table -> row(items, table)))
            .toList(),
        bands.combined().stream().map(CombinedBands::name).toList());
  }

  private static Row row(Items items, BandTable table) {
    boolean anyAge = table.fromAge() == 0 && table.toAge() >= BandTable.OLDEST;
    return new Row(
        table.series().name(),
        unit(items, table.series()),
        table.sex(),
        anyAge ? Optional.empty() : Optional.of(new Ages(table.fromAge(), table.toAge())),
        BY_VALUE.stream().map(grade -> cell(table, grade)).toList(),
        table.treatedBy().isPresent(),
        table.basis());
  }

  private static Cell cell(BandTable table, Grade grade) {
    return new Cell(Reference.spans(table, grade), List.of());
  }

  private static Names unit(Items items, Series series) {
    return first(items, series)
        .map(item -> new Names(item.unitShown(), item.english().unitShown()))
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
        table.basis());
  }

  private static Cell cell(Items items, AnswerBands table, Grade grade) {
    var item = first(items, table.series()).orElseThrow();
    return new Cell(List.of(), Reference.answers(items, item, table, grade));
  }
}
