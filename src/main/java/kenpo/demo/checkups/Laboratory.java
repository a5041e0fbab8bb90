package kenpo.demo.checkups;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.ItemCode;
import kenpo.roster.Sex;

/** Where blood is sent to: how something is measured there, and what is called normal. */
final class Laboratory {

  /** Where all of them are. */
  private static final String FILE = "/demo/laboratories.csv";

  /**
   * How something is measured.
   *
   * @param until the last fiscal year of it
   * @param least below this it can't be measured; above {@code most} neither
   */
  record Test(
      String what,
      ItemCode code,
      Optional<Integer> until,
      int decimals,
      Normal men,
      Normal women,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most) {

    Normal of(Sex sex) {
      return sex == Sex.MALE ? men : women;
    }
  }

  /** What is called normal, both ends belonging to it. */
  record Normal(Optional<BigDecimal> low, Optional<BigDecimal> high) {}

  private final List<Test> tests;

  private Laboratory(List<Test> tests) {
    this.tests = tests;
  }

  static Laboratory named(String name) {
    var tests = new ArrayList<Test>();
    try (var file =
            new InputStreamReader(
                Laboratory.class.getResourceAsStream(FILE), StandardCharsets.UTF_8);
        var rows =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
      for (var row : rows) {
        if (row.getField("laboratory").equals(name)) {
          tests.add(test(row));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Laboratory(tests);
  }

  /** How it is measured in a fiscal year. */
  Test test(String what, int year) {
    return tests.stream()
        .filter(
            test -> test.what().equals(what) && test.until().map(last -> year <= last).orElse(true))
        .findFirst()
        .orElseThrow();
  }

  private static Test test(NamedCsvRecord row) {
    return new Test(
        row.getField("what"),
        new ItemCode(row.getField("code")),
        field(row, "until").map(Integer::valueOf),
        Integer.parseInt(row.getField("decimals")),
        new Normal(number(row, "low_men"), number(row, "high_men")),
        new Normal(number(row, "low_women"), number(row, "high_women")),
        number(row, "least"),
        number(row, "most"));
  }

  private static Optional<BigDecimal> number(NamedCsvRecord row, String column) {
    return field(row, column).map(BigDecimal::new);
  }

  private static Optional<String> field(NamedCsvRecord row, String column) {
    return Optional.of(row.getField(column)).filter(value -> !value.isEmpty());
  }
}
