package kenpo.results;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Groups.Group;
import kenpo.health.Item;
import kenpo.results.Sheet.Section;
import kenpo.results.Sheet.Together;
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

  /**
   * The rows of a group.
   *
   * @param joints stand first, as they are what counts
   * @param left how many things that our tables don't have are in no row, as there are more than
   *     {@link Section#MOST_UNKNOWN}: the newest have one
   */
  public record Block(Group group, List<Joint> joints, List<Row> rows, int left) {}

  /**
   * Bands of several values together.
   *
   * @param bands as many as there are columns
   */
  public record Joint(Names name, List<Optional<Band>> bands) {}

  /**
   * What is followed over the years.
   *
   * @param code of the item as it was last: {@link Line#followed}
   * @param cells as many as there are columns
   */
  public record Row(Names name, Names unit, Optional<String> code, List<Cell> cells) {}

  /** What was found on a day: mostly one, nothing where it wasn't sent. */
  public record Cell(List<Line> lines) {}

  /** {@code today}: of whose fiscal year nothing is missing yet. */
  static Years of(List<Sheet> sheets, List<Group> groups, LocalDate today) {
    var columns = columns(sheets, today);
    return new Years(
        columns,
        groups.stream()
            .map(group -> block(group, columns))
            .filter(block -> !block.rows().isEmpty())
            .toList());
  }

  private static List<Column> columns(List<Sheet> sheets, LocalDate today) {
    return ByYear.of(sheets, sheet -> sheet.day().day(), today).stream()
        .map(it -> new Column(it.year(), it.found()))
        .toList();
  }

  private static Block block(Group group, List<Column> columns) {
    var sections = columns.stream().map(column -> section(group, column)).toList();
    var found = sections.stream().map(Years::byKey).toList();
    var unknown =
        found.stream()
            .flatMap(lines -> lines.keySet().stream())
            .filter(key -> !group.series().contains(key))
            .distinct()
            .toList();
    var some = unknown.stream().limit(Section.MOST_UNKNOWN).toList();
    return new Block(
        group,
        joints(sections),
        rows(Stream.of(group.series(), some).flatMap(List::stream), found),
        unknown.size() - some.size());
  }

  private static Optional<Section> section(Group group, Column column) {
    return column.sheet().flatMap(sheet -> sheet.section(group));
  }

  /** {@code sections}: of each column. */
  private static List<Joint> joints(List<Optional<Section>> sections) {
    return sections.stream()
        .flatMap(Years::together)
        .map(Together::name)
        .distinct()
        .map(name -> new Joint(name, sections.stream().map(it -> band(it, name)).toList()))
        .toList();
  }

  private static Optional<Band> band(Optional<Section> section, Names name) {
    return together(section).filter(it -> it.name().equals(name)).map(Together::band).findFirst();
  }

  private static Stream<Together> together(Optional<Section> section) {
    return section.stream().flatMap(it -> it.together().stream());
  }

  private static List<Row> rows(Stream<String> keys, List<Map<String, List<Line>>> found) {
    return keys.map(key -> found.stream().map(lines -> lines.getOrDefault(key, List.of())).toList())
        .flatMap(days -> row(days).stream())
        .toList();
  }

  /** {@code days}: what each column has of it; no row where none has anything. */
  private static Optional<Row> row(List<List<Line>> days) {
    return days.stream()
        .flatMap(List::stream)
        .findFirst()
        .map(newest -> row(newest, days.stream().map(Years::cell).toList()));
  }

  private static Row row(Line newest, List<Cell> cells) {
    return new Row(
        newest.item().map(item -> item.series().name()).orElse(newest.name()),
        newest.item().map(Years::unit).orElse(new Names("", "")),
        newest.followed(),
        cells);
  }

  private static Names unit(Item item) {
    return new Names(item.unitShown(), item.english().unitShown());
  }

  private static Cell cell(List<Line> own) {
    return own.size() < 2 ? new Cell(own) : new Cell(ofSeveral(own));
  }

  private static List<Line> ofSeveral(List<Line> own) {
    var counting = own.stream().filter(Line::counts).toList();
    return counting.isEmpty() ? own : counting;
  }

  /** What a column has of a group, made once: a file may hold thousands of things. */
  private static Map<String, List<Line>> byKey(Optional<Section> section) {
    return section.map(Section::lines).orElse(List.of()).stream()
        .collect(groupingBy(Years::key, LinkedHashMap::new, toList()));
  }

  /** Files use one code for several things that our tables don't have: their names tell them. */
  private static String key(Line line) {
    return line.item()
        .map(item -> item.series().key())
        .orElseGet(() -> line.sent().observation().item().text() + " " + line.name().ja());
  }
}
