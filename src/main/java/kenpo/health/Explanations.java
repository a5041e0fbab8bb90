package kenpo.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.society.Society.Names;

/**
 * What items are about, in a sentence, from {@code explanations.csv}; a society may say it
 * otherwise.
 */
public final class Explanations {

  private static final List<String> COLUMNS =
      List.of("series", "meaning", "meaning_en", "source", "unverified");

  private final Map<String, Explanation> bySeries = new HashMap<>();

  /** A sentence about a series. */
  public record Explanation(Names meaning, Source source) {}

  private Explanations() {}

  /** Reads the folder; fails with {@link ConfigError}. */
  public static Explanations load(Path folder, Items items, Sources sources) {
    var problems = new ArrayList<String>();
    var explanations = new Explanations();
    Table.read(
        folder.resolve("explanations.csv"),
        COLUMNS,
        problems,
        row -> explanations.add(row, items, sources));
    if (!problems.isEmpty()) {
      throw new ConfigError(problems);
    }
    return explanations;
  }

  private void add(Row row, Items items, Sources sources) {
    var series = row.known("series", items::series, "one of series.csv");
    var source = row.known("source", sources::find, sources.allowed());
    var meaning = row.names("meaning");
    row.unverified();
    source.ifPresent(from -> series.ifPresent(it -> add(it, new Explanation(meaning, from), row)));
  }

  private void add(Series series, Explanation explanation, Row row) {
    if (bySeries.put(series.key(), explanation) != null) {
      row.refuse("series", "each once");
    }
  }

  public Optional<Explanation> of(String series) {
    return Optional.ofNullable(bySeries.get(series));
  }
}
