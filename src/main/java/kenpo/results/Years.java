package kenpo.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Groups.Group;
import kenpo.health.Item;
import kenpo.results.Sheet.Section;
import kenpo.society.Society.Names;

/**
 * All days side by side, the newest first. What may not be compared is in rows of its own: each
 * series has one.
 */
public record Years(List<Column> columns, List<Block> blocks) {

  /**
   * A fiscal year, or one of several days of it.
   *
   * @param sheet empty where there was no checkup in that year
   */
  public record Column(int year, Optional<Sheet> sheet) {}

  /** The rows of a group. */
  public record Block(Group group, List<Row> rows) {}

  /**
   * What is followed over the years.
   *
   * @param code of the item as it was last, whose own page shows it alone; empty where it is no
   *     number, or not in our tables
   * @param cells as many as there are columns
   */
  public record Row(Names name, Names unit, Optional<String> code, List<Cell> cells) {}

  /** What was found on a day: mostly one, nothing where it wasn't sent. */
  public record Cell(List<Line> lines) {}

  /** {@code today}: in whose fiscal year the columns begin. */
  static Years of(List<Sheet> sheets, List<Group> groups, LocalDate today) {
    var columns = columns(sheets, today);
    return new Years(
        columns,
        groups.stream()
            .map(group -> new Block(group, rows(group, columns)))
            .filter(block -> !block.rows().isEmpty())
            .toList());
  }

  private static List<Column> columns(List<Sheet> sheets, LocalDate today) {
    return ByYear.of(sheets, sheet -> sheet.day().day(), today).stream()
        .map(it -> new Column(it.year(), it.found()))
        .toList();
  }

  private static List<Row> rows(Group group, List<Column> columns) {
    var found = new LinkedHashMap<String, List<Line>>();
    group.series().forEach(series -> found.put(series, new ArrayList<>()));
    columns.forEach(
        column ->
            lines(group, column)
                .forEach(
                    line -> found.computeIfAbsent(key(line), it -> new ArrayList<>()).add(line)));
    return found.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> row(group, entry, columns))
        .toList();
  }

  private static Row row(Group group, Map.Entry<String, List<Line>> entry, List<Column> columns) {
    var newest = entry.getValue().getFirst();
    return new Row(
        newest.item().map(item -> item.series().name()).orElse(newest.name()),
        newest.item().map(Years::unit).orElse(new Names("", "")),
        newest.item().filter(item -> item.type() == Item.Type.PQ).map(item -> item.code().text()),
        columns.stream().map(column -> cell(group, entry.getKey(), column)).toList());
  }

  private static Names unit(Item item) {
    return new Names(item.unitShown(), item.english().unitShown());
  }

  private static Cell cell(Group group, String key, Column column) {
    var own = lines(group, column).filter(line -> key(line).equals(key)).toList();
    var counting = own.stream().filter(Line::counts).toList();
    return new Cell(counting.isEmpty() ? own : counting);
  }

  private static Stream<Line> lines(Group group, Column column) {
    return column.sheet().stream()
        .flatMap(sheet -> sheet.sections().stream())
        .filter(section -> section.group().equals(group))
        .map(Section::lines)
        .flatMap(List::stream);
  }

  private static String key(Line line) {
    return line.item()
        .map(item -> item.series().key())
        .orElseGet(() -> line.sent().observation().item().text());
  }
}
