package kenpo.throttle.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A heading and rows, all of the same length. */
public record Table(List<String> heading, List<List<String>> rows) {

  /** Columns side by side. */
  public String text() {
    var widths =
        IntStream.range(0, heading.size())
            .map(i -> all().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return all().map(row -> padded(row, widths)).collect(Collectors.joining("\n"));
  }

  public String markdown() {
    var rule = heading.stream().map(name -> "---").toList();
    return Stream.concat(Stream.of(heading, rule), rows.stream())
        .map(row -> "| " + String.join(" | ", row) + " |")
        .collect(Collectors.joining("\n"));
  }

  private Stream<List<String>> all() {
    return Stream.concat(Stream.of(heading), rows.stream());
  }

  private static String padded(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
