package kenpo.health.file;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.Items;
import kenpo.roster.JapaneseDate;

/**
 * The rows of one checkup of a CSV file as the document that the official format would have for
 * them: so both are held to the same rules, by the same code. For one thread at a time.
 */
final class CsvDocument {

  private static final Map<String, String> SEXES = Map.of("男", "1", "女", "2");

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

  /** Its entry is the number of its first row, behind a #. */
  Document read(List<CsvLine> lines) {
    var first = lines.getFirst();
    var findings = new Findings("");
    for (var line : lines) {
      if (!line.wholeKey().equals(first.wholeKey())) {
        findings.refuse(line.line(), "", "csv.rows-differ", Long.toString(first.line()));
      }
    }
    var body = new CsvBody(new CsvObservation(items, findings, examined(first)));
    lines.forEach(body::add);
    var root = new Element("ClinicalDocument", first.line(), List.of());
    head(first, written(first)).forEach(root::add);
    root.add(body.component(first.line()));
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.joined()).append('\n'));
    return reader.read(
        name(first), text.toString().getBytes(StandardCharsets.UTF_8), root, findings);
  }

  /** The same where other rows, elsewhere in the file, are of the same checkup. */
  Document refused(List<CsvLine> lines) {
    var first = lines.getFirst();
    var key = first.header().isLong() ? "csv.rows-apart" : "csv.row-twice";
    return new Document.Refused(name(first), List.of(Problem.row(first.line(), "", key)));
  }

  private static String name(CsvLine first) {
    return "#" + first.line();
  }

  private static Optional<LocalDate> examined(CsvLine line) {
    return line.at(CsvColumn.EXAMINED)
        .map(JapaneseDate::parse)
        .map(parsed -> parsed instanceof JapaneseDate.Day(var day) ? day : null);
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
                    examined(line).filter(day -> !day.isAfter(latest)).orElse(LocalDate.EPOCH)));
  }

  private static List<Element> head(CsvLine line, String written) {
    return List.of(
        element(line, "typeId", "root", HeaderReader.TYPE_LIST, "extension", HeaderReader.TYPE),
        element(line, "code", "code", line.at(CsvColumn.REPORT).orElse(OTHER_REPORT)),
        element(line, "effectiveTime", "value", written),
        around(line, role(line), "recordTarget"),
        around(line, event(line), "documentationOf"));
  }

  private static Element role(CsvLine line) {
    var role = element(line, "patientRole");
    id(line, CsvColumn.INSURER, Oid.INSURER).ifPresent(role::add);
    id(line, CsvColumn.SYMBOL, Oid.SYMBOL).ifPresent(role::add);
    id(line, CsvColumn.NUMBER, Oid.NUMBER).ifPresent(role::add);
    id(line, CsvColumn.BRANCH, Oid.BRANCH).ifPresent(role::add);
    var patient = element(line, "patient");
    words(line, CsvColumn.KANA).ifPresent(patient::add);
    line.at(CsvColumn.SEX)
        .map(sex -> SEXES.getOrDefault(sex, sex))
        .map(sex -> element(line, "administrativeGenderCode", "code", sex))
        .ifPresent(patient::add);
    day(line, CsvColumn.BIRTH_DATE)
        .map(day -> element(line, "birthTime", "value", day))
        .ifPresent(patient::add);
    role.add(patient);
    return role;
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

  private static Optional<Element> id(CsvLine line, CsvColumn column, String list) {
    return line.at(column).map(text -> element(line, "id", "root", list, "extension", text));
  }

  private static Optional<Element> words(CsvLine line, CsvColumn column) {
    return line.at(column)
        .map(
            text -> {
              var name = element(line, "name");
              name.add(new Words(text));
              return name;
            });
  }

  /** As documents have it, where it is written as people write it; else as it is. */
  private static Optional<String> day(CsvLine line, CsvColumn column) {
    return line.at(column)
        .map(
            text ->
                JapaneseDate.parse(text) instanceof JapaneseDate.Day(var day)
                    ? DateTimeFormatter.BASIC_ISO_DATE.format(day)
                    : text);
  }

  private static Element around(CsvLine line, Element inner, String name) {
    var outer = element(line, name);
    outer.add(inner);
    return outer;
  }

  private static Element element(CsvLine line, String name, String... attributes) {
    var said = new ArrayList<String>();
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        said.add(attributes[i]);
        said.add(attributes[i + 1]);
      }
    }
    return new Element(name, line.line(), said);
  }
}
