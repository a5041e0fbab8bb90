package kenpo.paper;

import java.util.List;
import java.util.stream.Stream;

/** A row of a table: the lines of each cell. */
record Row(List<List<String>> cells, Weight weight) {

  static final float SIZE = 8;
  static final float LINE = SIZE * Flow.LEADING;
  static final float PAD = 3;

  float height() {
    return cells.stream().mapToInt(List::size).max().orElse(0) * LINE + 2 * PAD;
  }

  /** What is longer than so many lines ends in an ellipsis. */
  Row shortTo(int lines) {
    return new Row(
        cells.stream().map(it -> it.size() > lines ? cut(it, lines) : it).toList(), weight);
  }

  private static List<String> cut(List<String> cell, int lines) {
    return Stream.concat(cell.stream().limit(lines - 1), Stream.of("…")).toList();
  }

  Row first(int lines) {
    return new Row(
        cells.stream().map(it -> it.subList(0, Math.min(lines, it.size()))).toList(), weight);
  }

  Row from(int lines) {
    return new Row(
        cells.stream().map(it -> it.subList(Math.min(lines, it.size()), it.size())).toList(),
        weight);
  }
}
