package kenpo.health;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import kenpo.society.Society.Names;

/** One line of a {@link Table}: a field that is wrong is told, and a stand-in goes on for it. */
final class Row {

  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
  private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");

  private final String where;
  private final List<String> columns;
  private final List<String> fields;
  private final List<String> problems;

  Row(String where, List<String> columns, List<String> fields, List<String> problems) {
    this.where = where;
    this.columns = columns;
    this.fields = fields;
    this.problems = problems;
  }

  /** As it stands there; may be empty. */
  String field(String column) {
    return fields.get(columns.indexOf(column));
  }

  /** A text that is not empty. */
  String text(String column) {
    return value(column, "a text", Optional::of).orElse("");
  }

  /** A text in Japanese, and in English in the column of the same name with {@code _en}. */
  Names names(String column) {
    return new Names(text(column), text(column + "_en"));
  }

  Optional<String> optional(String column) {
    return Optional.of(field(column)).filter(text -> !text.isEmpty());
  }

  String oid(String column) {
    return value(column, "an OID such as 1.2.392.200119.6.2003", matching(OID)).orElse("");
  }

  Optional<ItemCode> code(String column) {
    return value(
        column,
        "a code of 17 digits and capital letters",
        text -> Optional.of(text).filter(ItemCode::isOne).map(ItemCode::new));
  }

  <E extends Enum<E>> Optional<E> oneOf(String column, Class<E> type) {
    var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return value(
        column,
        "one of " + String.join(", ", names),
        text -> Optional.of(text).filter(names::contains).map(known -> Enum.valueOf(type, known)));
  }

  FiscalYears years() {
    return new FiscalYears(year("from"), year("until"));
  }

  private Optional<Integer> year(String column) {
    return optional(column)
        .flatMap(text -> value(column, "a fiscal year such as 2024", matching(YEAR)))
        .map(Integer::valueOf);
  }

  /** What nobody has looked up: names of columns of this row. */
  Set<String> unverified() {
    var named = new TreeSet<String>();
    optional("unverified").ifPresent(text -> named.addAll(List.of(text.split(" "))));
    named.stream()
        .filter(column -> !columns.contains(column))
        .forEach(column -> refuse("unverified", "names of columns with a space between them"));
    return named;
  }

  /** One that another file of the folder tells of. */
  <T> Optional<T> known(String column, Function<String, Optional<T>> find, String allowed) {
    return value(column, allowed, find);
  }

  /** Tells that a field is wrong; which columns are compared with which is the caller's to know. */
  void refuse(String column, String allowed) {
    var value = field(column).isEmpty() ? "nothing" : "\"" + field(column) + "\"";
    problems.add("%s: %s: %s is not allowed; allowed: %s".formatted(where, column, value, allowed));
  }

  private <T> Optional<T> value(String column, String allowed, Function<String, Optional<T>> read) {
    var value = optional(column).flatMap(read);
    if (value.isEmpty()) {
      refuse(column, allowed);
    }
    return value;
  }

  private static Function<String, Optional<String>> matching(Pattern pattern) {
    return text -> Optional.of(text).filter(it -> pattern.matcher(it).matches());
  }
}
