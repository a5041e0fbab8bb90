package kenpo.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Optional;

/** Reads the rows of a file of comma-separated values, one in memory at a time. Blocking. */
public final class TableReader {

  private TableReader() {}

  /** Takes the rows; each is gone when the next one is asked for. */
  @FunctionalInterface
  public interface Rows<E extends Exception> {
    void read(Iterator<TableRow> rows) throws E, IOException;
  }

  /**
   * Hands on all rows, that of the titles first.
   *
   * @param columns so many a file has at most
   * @throws BrokenTable where the file ends to be one
   * @throws IOException when a disk fails
   */
  public static <E extends Exception> void read(TableSource source, int columns, Rows<E> rows)
      throws IOException, BrokenTable, E {
    var row = new TableRow(columns);
    try (var csv = csv().build(row, source.text())) {
      rows.read(csv.iterator());
    } catch (CsvParseException e) {
      throw malformed(row.line(), e);
    } catch (CharacterCodingException e) {
      throw broken(source);
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CharacterCodingException)) {
        throw e;
      }
      throw broken(source);
    }
  }

  private static BrokenTable malformed(long line, CsvParseException e) {
    // The parser has no types of its own for them, and wraps one exception in another.
    var why = Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.getMessage());
    return new BrokenTable(line, why.contains("closing quote") ? "row.quote" : "row.too-long");
  }

  private static BrokenTable broken(TableSource source) throws IOException {
    var name = source.encoding().charset().displayName();
    return new BrokenTable(source.lineOfBrokenByte(), "row.broken-byte", name);
  }

  private static CsvReader.CsvReaderBuilder csv() {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(TableRow.MAX_LENGTH);
  }
}
