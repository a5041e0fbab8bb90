package kenpo.health;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kenpo.config.ConfigError;
import kenpo.config.ConfigFile;

/**
 * One CSV file of the catalogue: lines that begin with # are comments, the first other one names
 * the columns, which have to be those asked for. Mistakes are collected, each with file, line,
 * column and what is allowed.
 */
final class Table {

  private final String file;
  private final List<String> columns;
  private final List<String> problems;

  private Table(String file, List<String> columns, List<String> problems) {
    this.file = file;
    this.columns = columns;
    this.problems = problems;
  }

  /** Hands each row to {@code to}; fails with {@link ConfigError} where it is no such table. */
  static void read(Path path, List<String> columns, List<String> problems, Consumer<Row> to) {
    var file = ConfigFile.at(path);
    new Table(file.name(), columns, problems).read(file.text(), to);
  }

  private void read(String text, Consumer<Row> to) {
    try (var records = reader(text)) {
      var all = records.iterator();
      header(all.hasNext() ? all.next().getFields() : List.of());
      all.forEachRemaining(record -> row(record, to));
    } catch (CsvParseException | java.io.IOException e) {
      throw new ConfigError(file + ": not CSV; allowed: fields with commas between them");
    }
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.SKIP)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(text);
  }

  private void header(List<String> found) {
    if (!found.equals(columns)) {
      throw new ConfigError(
          "%s: these columns are not allowed; allowed: %s"
              .formatted(file, String.join(",", columns)));
    }
  }

  private void row(CsvRecord record, Consumer<Row> to) {
    var where = file + ":" + record.getStartingLineNumber();
    if (record.getFieldCount() == columns.size()) {
      to.accept(new Row(where, columns, record.getFields(), problems));
    } else {
      problems.add(
          "%s: %d fields are not allowed; allowed: %d"
              .formatted(where, record.getFieldCount(), columns.size()));
    }
  }
}
