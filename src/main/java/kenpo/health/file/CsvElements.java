package kenpo.health.file;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import kenpo.roster.JapaneseDate;

/** What a row of a CSV file says, as the elements that the official format would have for it. */
final class CsvElements {

  private static final Map<String, String> SEXES = Map.of("男", "1", "女", "2");

  private CsvElements() {}

  /** Whose it is. */
  static Element recordTarget(CsvLine line) {
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
    return around(line, role, "recordTarget");
  }

  static Optional<Element> id(CsvLine line, CsvColumn column, String list) {
    return line.at(column).map(text -> element(line, "id", "root", list, "extension", text));
  }

  static Optional<Element> words(CsvLine line, CsvColumn column) {
    return line.at(column)
        .map(
            text -> {
              var name = element(line, "name");
              name.add(new Words(text));
              return name;
            });
  }

  /** As documents have it, where it is written as people write it; else as it is. */
  static Optional<String> day(CsvLine line, CsvColumn column) {
    return line.at(column)
        .map(
            text ->
                readDay(line, column).map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse(text));
  }

  /** Empty where it is none. */
  static Optional<LocalDate> readDay(CsvLine line, CsvColumn column) {
    return line.at(column)
        .map(JapaneseDate::parse)
        .map(parsed -> parsed instanceof JapaneseDate.Day(var day) ? day : null);
  }

  static Element around(CsvLine line, Element inner, String name) {
    var outer = element(line, name);
    outer.add(inner);
    return outer;
  }

  static Element element(CsvLine line, String name, String... attributes) {
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
