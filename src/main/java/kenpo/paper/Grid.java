package kenpo.paper;

import java.util.List;

/**
 * A table: its first column says what a row is about.
 *
 * @param rows as many cells each as there are columns
 */
public record Grid(List<Column> columns, List<List<String>> rows) {

  /**
   * @param share of the width; those of all columns are 1 together
   */
  public record Column(String title, float share) {}

  public Grid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }
}
