package kenpo.health.file;

import java.util.Map;
import java.util.Optional;

/** What a row of a CSV file of checkups says of one item, by column; empty ones aren't there. */
record CsvEntry(long line, Map<CsvColumn, String> said) {

  Optional<String> at(CsvColumn column) {
    return Optional.ofNullable(said.get(column));
  }

  String or(CsvColumn column, String other) {
    return said.getOrDefault(column, other);
  }
}
