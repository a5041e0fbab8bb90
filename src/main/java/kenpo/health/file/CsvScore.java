package kenpo.health.file;

import static kenpo.health.file.CsvElements.day;
import static kenpo.health.file.CsvElements.element;
import static kenpo.health.file.CsvElements.recordTarget;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.health.FiscalYears;
import kenpo.health.Score;

/** A row of a CSV file of scores; whose it is says it as a document of the official format does. */
final class CsvScore implements CsvReader {

  /** The first in which there were 特定健診. */
  private static final int FIRST_YEAR = 2008;

  private static final BigDecimal MOST = BigDecimal.valueOf(1000);
  private static final int DECIMALS = 2;
  private static final Pattern YEAR = Pattern.compile("([0-9]{4})(?:年度)?");

  private final String index;
  private final Limits limits;

  /** {@code index}: code of what they are numbers of. */
  CsvScore(String index, Limits limits) {
    this.index = index;
    this.limits = limits;
  }

  @Override
  public Document read(String name, List<CsvLine> lines) {
    var line = lines.getFirst();
    var findings = new Findings("");
    var days = new Days(limits.latest(), findings);
    var root = element(line, "ClinicalDocument");
    root.add(recordTarget(line));
    var examinee = new PersonReader(root, Optional.empty(), days, findings).read();
    var examined = read(days, root, line, CsvColumn.EXAMINED, "examined");
    var written = read(days, root, line, CsvColumn.WRITTEN, "written");
    DocumentReader.compare(root, examined, written, examinee, findings);
    var year = year(line, examined, findings);
    var number = number(line, findings);
    if (!findings.isSound()) {
      return new Document.Refused(name, findings.problems());
    }
    var score = Score.of(index, year.get(), examined, written, number.get());
    return new Document.Scored(name, examinee.get(), score, findings.notes());
  }

  private static Optional<LocalDate> read(
      Days days, Element root, CsvLine line, CsvColumn column, String name) {
    var text = day(line, column);
    return text.isEmpty() ? Optional.empty() : days.read(root, name, text);
  }

  private Optional<Integer> year(CsvLine line, Optional<LocalDate> examined, Findings findings) {
    var ofDay = examined.map(FiscalYears::of);
    var text = line.at(CsvColumn.FISCAL_YEAR);
    if (text.isEmpty()) {
      return ofDay.or(() -> yearOf(line, findings));
    }
    var year = year(text.get());
    if (year.isEmpty()) {
      refuse(line, findings, CsvColumn.FISCAL_YEAR, "fiscal-year.form", FIRST_YEAR);
    } else if (ofDay.isPresent() && !ofDay.equals(year)) {
      refuse(line, findings, CsvColumn.FISCAL_YEAR, "fiscal-year.differs");
    }
    return year;
  }

  /** Of a row that says no year; what is wrong with its day is told already. */
  private static Optional<Integer> yearOf(CsvLine line, Findings findings) {
    if (line.at(CsvColumn.EXAMINED).isEmpty()) {
      refuse(line, findings, CsvColumn.FISCAL_YEAR, "fiscal-year.missing");
    }
    return Optional.empty();
  }

  private Optional<Integer> year(String text) {
    var matcher = YEAR.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    return Optional.of(matcher)
        .filter(it -> it.matches())
        .map(it -> Integer.valueOf(it.group(1)))
        .filter(year -> FIRST_YEAR <= year && year <= FiscalYears.of(limits.latest()));
  }

  private static Optional<BigDecimal> number(CsvLine line, Findings findings) {
    var text = line.at(CsvColumn.SCORE);
    if (text.isEmpty()) {
      refuse(line, findings, CsvColumn.SCORE, "score.missing");
      return Optional.empty();
    }
    var number =
        Numbers.read(text.get())
            .filter(it -> it.signum() >= 0 && it.compareTo(MOST) < 0 && it.scale() <= DECIMALS);
    if (number.isEmpty()) {
      refuse(line, findings, CsvColumn.SCORE, "score.form", MOST, DECIMALS);
    }
    return number;
  }

  private static void refuse(
      CsvLine line, Findings findings, CsvColumn column, String key, Object... args) {
    var told = Stream.of(args).map(String::valueOf).toArray(String[]::new);
    findings.refuse(line.line(), column.title(), key, told);
  }
}
