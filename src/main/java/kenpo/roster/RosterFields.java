package kenpo.roster;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kenpo.society.InsurerNumber;

/** The fields of one row, read as what they should be; what isn't becomes a problem. */
final class RosterFields {

  /** Characters in one field, far more than any name or number takes. */
  static final int MAX_LENGTH = 200;

  private static final Map<String, MemberKind> KINDS =
      Map.ofEntries(
          Map.entry("本人", MemberKind.INSURED),
          Map.entry("被保険者", MemberKind.INSURED),
          Map.entry("1", MemberKind.INSURED),
          Map.entry("家族", MemberKind.DEPENDANT),
          Map.entry("被扶養者", MemberKind.DEPENDANT),
          Map.entry("2", MemberKind.DEPENDANT),
          Map.entry("任意継続", MemberKind.VOLUNTARY),
          Map.entry("3", MemberKind.VOLUNTARY),
          Map.entry("任意継続被扶養者", MemberKind.DEPENDANT),
          Map.entry("4", MemberKind.DEPENDANT),
          Map.entry("特例退職", MemberKind.SPECIAL_RETIREE),
          Map.entry("5", MemberKind.SPECIAL_RETIREE),
          Map.entry("特例退職被扶養者", MemberKind.SPECIAL_RETIREE_DEPENDANT),
          Map.entry("6", MemberKind.SPECIAL_RETIREE_DEPENDANT));
  private static final Map<String, Sex> SEXES =
      Map.of("男", Sex.MALE, "1", Sex.MALE, "女", Sex.FEMALE, "2", Sex.FEMALE);

  private final RosterHeader header;
  private final CsvRecord csv;
  private final Set<String> insurerNumbers;
  private final List<Problem> problems = new ArrayList<>();

  RosterFields(RosterHeader header, CsvRecord csv, Set<String> insurerNumbers) {
    this.header = header;
    this.csv = csv;
    this.insurerNumbers = insurerNumbers;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Empty too when the file has no such column. */
  String text(RosterColumn column) {
    var place = header.places().get(column);
    var text = place == null ? "" : csv.getField(place).strip();
    boolean readable = text.length() <= MAX_LENGTH && text.chars().noneMatch(c -> c < ' ');
    refuseIf(!readable, column, "field.unreadable");
    return readable ? text : "";
  }

  Optional<String> optional(RosterColumn column) {
    return Optional.of(text(column)).filter(text -> !text.isEmpty());
  }

  String required(RosterColumn column) {
    var text = text(column);
    refuseIf(text.isEmpty(), column, "field.empty");
    return text;
  }

  Optional<InsurerNumber> insurerNumber(RosterColumn column) {
    var text = required(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var number = InsurerNumber.parse(text);
    refuseIf(number.isEmpty(), column, "field.insurer-number", text);
    refuseIf(
        number.isPresent() && !insurerNumbers.contains(number.get().value()),
        column,
        "field.other-insurer",
        text);
    return number;
  }

  Optional<LocalDate> date(RosterColumn column) {
    return required(column).isEmpty() ? Optional.empty() : optionalDate(column);
  }

  Optional<LocalDate> optionalDate(RosterColumn column) {
    var text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (JapaneseDate.parse(text)) {
      case JapaneseDate.Day(var date) -> Optional.of(date);
      case JapaneseDate.EraEnded(var era, var lastDay) ->
          refused(column, "field.era-ended", text, era.japanese(), lastDay.toString());
      case JapaneseDate.EraNotBegun(var era, var firstDay) ->
          refused(column, "field.era-not-begun", text, era.japanese(), firstDay.toString());
      case JapaneseDate.NoSuchDay() -> refused(column, "field.no-such-day", text);
      case JapaneseDate.Unreadable() -> refused(column, "field.not-a-date", text);
    };
  }

  Optional<MemberKind> kind() {
    var text = required(RosterColumn.KIND);
    var kind = Optional.ofNullable(KINDS.get(half(text)));
    refuseIf(kind.isEmpty() && !text.isEmpty(), RosterColumn.KIND, "field.kind", text);
    return kind;
  }

  Optional<Sex> sex() {
    var text = text(RosterColumn.SEX);
    var sex = Optional.ofNullable(SEXES.get(half(text)));
    refuseIf(sex.isEmpty() && !text.isEmpty(), RosterColumn.SEX, "field.sex", text);
    return sex;
  }

  void refuseIf(boolean wrong, RosterColumn column, String key, String... args) {
    var problem = Problem.of(csv.getStartingLineNumber(), column.title(), key, args);
    if (wrong && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private Optional<LocalDate> refused(RosterColumn column, String key, String... args) {
    refuseIf(true, column, key, args);
    return Optional.empty();
  }

  private static String half(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
