package kenpo.roster.file;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kenpo.roster.JapaneseDate;
import kenpo.roster.MemberKind;
import kenpo.roster.Sex;
import kenpo.society.InsurerNumber;
import kenpo.society.RosterColumn;
import kenpo.society.RosterFormat;
import kenpo.table.TableRow;

/** The fields of one row after the other, read as what they should be; what isn't is a problem. */
final class RosterFields {

  /** Characters in one field, far more than any name, number or address takes. */
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
  private static final Map<String, Boolean> FLAGS =
      Map.of("1", true, "有", true, "0", false, "無", false);
  private static final Pattern ROUNDED = Pattern.compile("[0-9.]+E\\+[0-9]+");

  private final Map<String, InsurerNumber> insurerNumbers;
  private final RosterHeader header;
  private final TableRow row;
  private final List<Problem> problems;

  RosterFields(RosterFormat format, RosterHeader header, TableRow row, List<Problem> problems) {
    this.insurerNumbers =
        format.insurerNumbers().stream()
            .collect(Collectors.toMap(Function.identity(), InsurerNumber::new));
    this.header = header;
    this.row = row;
    this.problems = problems;
  }

  /** Empty too when the file has no such column. */
  String text(RosterColumn column) {
    if (!header.has(column)) {
      return "";
    }
    int place = header.place(column);
    var text = row.field(place);
    if (text.length() > MAX_LENGTH || !row.isReadable(place)) {
      refuse(column, text.length() > MAX_LENGTH ? "field.too-long" : "field.control-character");
      return "";
    }
    return text;
  }

  Optional<String> optional(RosterColumn column) {
    var text = text(column);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  String required(RosterColumn column) {
    int before = problems.size();
    var text = text(column);
    if (text.isEmpty() && problems.size() == before) {
      refuse(column, "field.empty");
    }
    return text;
  }

  /** 番号, which spreadsheets round when it is long. */
  String number(RosterColumn column) {
    var text = required(column);
    if (text.indexOf('+') > 0 && ROUNDED.matcher(text).matches()) {
      refuse(column, "field.rounded");
    }
    return text;
  }

  Optional<InsurerNumber> insurerNumber(RosterColumn column) {
    var text = required(column);
    var own = insurerNumbers.get(text);
    if (own != null || text.isEmpty()) {
      return Optional.ofNullable(own);
    }
    var number = InsurerNumber.parse(text);
    if (number.isEmpty()) {
      refuse(column, "field.insurer-number");
    } else if (!insurerNumbers.containsValue(number.get())) {
      refuse(column, "field.other-insurer");
    }
    return number;
  }

  Optional<LocalDate> date(RosterColumn column) {
    var text = required(column);
    return text.isEmpty() ? Optional.empty() : day(column, text);
  }

  Optional<LocalDate> optionalDate(RosterColumn column) {
    var text = text(column);
    return text.isEmpty() ? Optional.empty() : day(column, text);
  }

  Optional<MemberKind> kind() {
    var text = required(RosterColumn.KIND);
    return text.isEmpty() ? Optional.empty() : word(RosterColumn.KIND, KINDS, text, "field.kind");
  }

  Optional<Sex> sex() {
    var text = text(RosterColumn.SEX);
    return text.isEmpty() ? Optional.empty() : word(RosterColumn.SEX, SEXES, text, "field.sex");
  }

  /** Empty is no. */
  boolean flag(RosterColumn column) {
    var text = text(column);
    return !text.isEmpty() && word(column, FLAGS, text, "field.flag").orElse(false);
  }

  PostalAddress address(RosterColumn postalCode, RosterColumn address) {
    var code = text(postalCode);
    var text = text(address);
    if (code.isEmpty() && text.isEmpty()) {
      return PostalAddress.NONE;
    }
    var digits = PostalAddress.digits(code);
    if (digits.isEmpty() && !code.isEmpty()) {
      refuse(postalCode, "field.postal-code");
    }
    return new PostalAddress(digits, text.isEmpty() ? Optional.empty() : Optional.of(text));
  }

  /** The field's own text is no argument: in a shifted column it may be a name or a birth date. */
  void refuse(RosterColumn column, String key, String... args) {
    var problem = Problem.of(row.line(), header.title(column), key, args);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private Optional<LocalDate> day(RosterColumn column, String text) {
    switch (JapaneseDate.parse(text)) {
      case JapaneseDate.Day(var date) -> {
        return Optional.of(date);
      }
      case JapaneseDate.EraEnded(var era, var lastDay) ->
          refuse(column, "field.era-ended", era.japanese(), lastDay.toString());
      case JapaneseDate.EraNotBegun(var era, var firstDay) ->
          refuse(column, "field.era-not-begun", era.japanese(), firstDay.toString());
      case JapaneseDate.NoSuchDay() -> refuse(column, "field.no-such-day");
      case JapaneseDate.Unreadable() -> refuse(column, "field.not-a-date");
    }
    return Optional.empty();
  }

  private <T> Optional<T> word(
      RosterColumn column, Map<String, T> words, String text, String wrong) {
    var plain = words.get(text);
    if (plain != null) {
      return Optional.of(plain);
    }
    var meant = Optional.ofNullable(words.get(Normalizer.normalize(text, Normalizer.Form.NFKC)));
    if (meant.isEmpty()) {
      refuse(column, wrong);
    }
    return meant;
  }
}
