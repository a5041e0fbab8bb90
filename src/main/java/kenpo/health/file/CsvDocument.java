package kenpo.health.file;

import static kenpo.health.file.CsvElements.around;
import static kenpo.health.file.CsvElements.day;
import static kenpo.health.file.CsvElements.element;
import static kenpo.health.file.CsvElements.id;
import static kenpo.health.file.CsvElements.readDay;
import static kenpo.health.file.CsvElements.recordTarget;
import static kenpo.health.file.CsvElements.words;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import kenpo.health.Items;

/**
 * The rows of one checkup of a CSV file as the document that the official format would have for
 * them: so both are held to the same rules, by the same code. For one thread at a time.
 */
final class CsvDocument implements CsvReader {

  // 報告区分 and プログラム種別 of a file that doesn't say them: そのほか, and 不明.
  private static final String OTHER_REPORT = "90";
  private static final String UNKNOWN_PROGRAM = "000";

  private final Items items;
  private final LocalDate latest;
  private final DocumentReader reader;

  CsvDocument(Items items, Limits limits) {
    this.items = items;
    this.latest = limits.latest();
    this.reader = new DocumentReader(items, limits, Optional.empty());
  }

  @Override
  public Document read(String name, List<CsvLine> lines) {
    var first = lines.getFirst();
    var findings = new Findings("");
    for (var line : lines) {
      if (!line.wholeKey().equals(first.wholeKey())) {
        findings.refuse(line.line(), "", "csv.rows-differ", Long.toString(first.line()));
      }
    }
    var body = new CsvBody(new CsvObservation(items, findings, readDay(first, CsvColumn.EXAMINED)));
    lines.forEach(body::add);
    var root = new Element("ClinicalDocument", first.line(), List.of());
    head(first, written(first)).forEach(root::add);
    root.add(body.component(first.line()));
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.joined()).append('\n'));
    return reader.read(name, text.toString().getBytes(StandardCharsets.UTF_8), root, findings);
  }

  /**
   * Where it isn't said, the day of the examination. Where that is none, any day will do: what is
   * wrong is told once.
   */
  private String written(CsvLine line) {
    return day(line, CsvColumn.WRITTEN)
        .orElseGet(
            () ->
                DateTimeFormatter.BASIC_ISO_DATE.format(
                    readDay(line, CsvColumn.EXAMINED)
                        .filter(day -> !day.isAfter(latest))
                        .orElse(LocalDate.EPOCH)));
  }

  private static List<Element> head(CsvLine line, String written) {
    return List.of(
        element(line, "typeId", "root", HeaderReader.TYPE_LIST, "extension", HeaderReader.TYPE),
        element(line, "code", "code", line.at(CsvColumn.REPORT).orElse(OTHER_REPORT)),
        element(line, "effectiveTime", "value", written),
        recordTarget(line),
        around(line, event(line), "documentationOf"));
  }

  private static Element event(CsvLine line) {
    var event = element(line, "serviceEvent");
    var program = line.at(CsvColumn.PROGRAM).orElse(UNKNOWN_PROGRAM);
    event.add(element(line, "code", "code", program));
    day(line, CsvColumn.EXAMINED)
        .map(day -> element(line, "effectiveTime", "value", day))
        .ifPresent(event::add);
    var institution = element(line, "representedOrganization");
    id(line, CsvColumn.INSTITUTION, Oid.INSTITUTION).ifPresent(institution::add);
    words(line, CsvColumn.INSTITUTION_NAME).ifPresent(institution::add);
    event.add(around(line, around(line, institution, "assignedEntity"), "performer"));
    return event;
  }
}
