package kenpo.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kenpo.config.ConfigError;
import kenpo.society.Society.Names;

/** What is followed over the years side by side, from {@code charts.csv}. */
public final class Charts {

  private static final List<String> COLUMNS =
      List.of("chart", "name", "name_en", "series", "lines", "lines_en");

  private final Items items;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Together> bySeries = new HashMap<>();

  /** Series of one chart, in their order. */
  public record Together(Names name, List<Line> lines) {}

  /**
   * A series.
   *
   * @param label short, as it stands beside the line
   */
  public record Line(Series series, Names label) {}

  private Charts(Items items) {
    this.items = items;
  }

  /** Reads the folder; fails with {@link ConfigError}. */
  public static Charts load(Path folder, Items items) {
    var charts = new Charts(items);
    Table.read(folder.resolve("charts.csv"), COLUMNS, charts.problems, charts::add);
    if (!charts.problems.isEmpty()) {
      throw new ConfigError(charts.problems);
    }
    return charts;
  }

  private void add(Row row) {
    var keys = words(row, "series");
    var known = keys.stream().map(items::series).flatMap(Optional::stream).toList();
    var ja = words(row, "lines");
    var en = words(row, "lines_en");
    boolean once = keys.stream().distinct().count() == keys.size();
    if (known.size() != keys.size() || !once || keys.stream().anyMatch(bySeries::containsKey)) {
      row.refuse("series", "keys of series.csv with a space between them, each in one chart");
    } else if (ja.size() != keys.size() || en.size() != keys.size()) {
      row.refuse("lines", "a word for each series, in both languages");
    } else {
      var lines =
          IntStream.range(0, known.size())
              .mapToObj(i -> new Line(known.get(i), new Names(ja.get(i), en.get(i))))
              .toList();
      var together = new Together(row.names("name"), lines);
      known.forEach(series -> bySeries.put(series.key(), together));
    }
  }

  private static List<String> words(Row row, String column) {
    return List.of(row.text(column).split(" "));
  }

  /** What a series is followed with; alone unless the file says otherwise. */
  public Together of(Series series) {
    return bySeries.getOrDefault(
        series.key(), new Together(series.name(), List.of(new Line(series, series.name()))));
  }
}
