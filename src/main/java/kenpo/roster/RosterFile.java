package kenpo.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A roster as a society's own system writes it: CSV with a header, UTF-8 or windows-31j. It is read
 * as a stream; blocking.
 */
public final class RosterFile {

  /** So many problems are told; then reading ends. */
  static final int MAX_PROBLEMS = 100;

  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

  private final Path path;
  private final RosterRows rows;
  private final AtomicLong bytesRead = new AtomicLong();

  /**
   * A file of one society.
   *
   * @param insurerNumbers the society's own; any other in the file is a problem
   */
  public RosterFile(Path path, Set<String> insurerNumbers) {
    this.path = path;
    this.rows = new RosterRows(insurerNumbers);
  }

  /** Hands on every row that is right and answers what is wrong with the others. */
  public List<Problem> read(Consumer<RosterRow> sink) throws IOException {
    var problems = new ArrayList<Problem>();
    try (var csv = csv(decoded(charset()))) {
      read(csv.iterator(), sink, problems);
    } catch (CsvParseException e) {
      problems.add(Problem.of(0, "", "file.not-csv", String.valueOf(e.getMessage())));
    } catch (CharacterCodingException e) {
      problems.add(Problem.of(0, "", "file.encoding"));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CharacterCodingException)) {
        throw e;
      }
      problems.add(Problem.of(0, "", "file.encoding"));
    }
    return problems;
  }

  /** How far reading is; from any thread. */
  long bytesRead() {
    return bytesRead.get();
  }

  private void read(Iterator<CsvRecord> records, Consumer<RosterRow> sink, List<Problem> problems) {
    if (!records.hasNext()) {
      problems.add(Problem.of(0, "", "file.empty"));
      return;
    }
    var header = RosterHeader.read(records.next().getFields(), problems);
    if (problems.isEmpty() && !records.hasNext()) {
      problems.add(Problem.of(0, "", "file.no-rows"));
    }
    if (!problems.isEmpty()) {
      return;
    }
    while (records.hasNext() && problems.size() < MAX_PROBLEMS) {
      rows.read(header, records.next(), problems).ifPresent(sink);
    }
  }

  private static CsvReader<CsvRecord> csv(Reader reader) {
    return CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(reader);
  }

  private Reader decoded(Charset charset) throws IOException {
    var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(counted(), decoder));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private InputStream counted() throws IOException {
    return new FilterInputStream(Files.newInputStream(path)) {
      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        bytesRead.addAndGet(Math.max(count, 0));
        return count;
      }
    };
  }

  /** UTF-8 if the whole file is: text in windows-31j hardly ever is by accident. */
  private Charset charset() throws IOException {
    var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    try (var reader = new InputStreamReader(Files.newInputStream(path), strict)) {
      reader.transferTo(Writer.nullWriter());
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return WINDOWS_31J;
    }
  }
}
