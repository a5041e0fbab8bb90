package kenpo.loadtest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The demo's roster as the society's system wrote it, and who of it can register today. */
final class Roster {

  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMdd");

  /** Employees and special retirees: no policy and no age shuts them out. */
  private static final Set<String> KINDS = Set.of("本人", "特例退職");

  private final Path file;

  Roster(Path file) {
    this.file = file;
  }

  /** The next people after the first ones who may register, each with papers of his own. */
  List<Person> people(int skip, int count) throws IOException {
    var today = LocalDate.now(JAPAN);
    var seen = new HashSet<String>();
    var rows =
        rows().stream()
            .filter(row -> KINDS.contains(row.get("区分")) && isMember(row, today))
            .filter(row -> seen.add(row.get("保険者番号") + " " + row.get("記号") + " " + row.get("番号")))
            .toList();
    if (rows.size() < skip + count) {
      throw new CannotRun(
          "%s has %d people who may register; %d are wanted"
              .formatted(file, rows.size(), skip + count));
    }
    var newcomers = new Newcomers();
    return IntStream.range(skip, skip + count).mapToObj(i -> newcomers.of(i, rows.get(i))).toList();
  }

  /** Each by the names of its columns. */
  private List<Map<String, String>> rows() throws IOException {
    try {
      var lines = Files.readAllLines(file, WINDOWS_31J);
      var header = cells(lines.getFirst());
      return lines.stream().skip(1).map(line -> row(header, cells(line))).toList();
    } catch (NoSuchFileException e) {
      throw new CannotRun(file + " is not there: bin/demo writes it; --roster names another");
    }
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    var row = new HashMap<String, String>();
    IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), cells.get(i)));
    return row;
  }

  private static List<String> cells(String line) {
    if (line.contains("\"")) {
      throw new CannotRun("a quoted cell, which no roster of the demo has: " + line);
    }
    return List.of(line.split(",", -1));
  }

  /** The day of loss is the first without membership. */
  private static boolean isMember(Map<String, String> row, LocalDate today) {
    var lost = row.get("資格喪失日");
    return !LocalDate.parse(row.get("資格取得日"), DIGITS).isAfter(today)
        && (lost.isEmpty() || LocalDate.parse(lost, DIGITS).isAfter(today));
  }
}
