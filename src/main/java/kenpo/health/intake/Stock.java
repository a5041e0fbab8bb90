package kenpo.health.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.intake.ImportKind;

/**
 * What of members is brought by files, one document each, and corrected and taken back by others.
 * Each stock has tables of its own, whose columns are the same but for those that say which one it
 * is.
 */
public enum Stock {
  CHECKUPS(
      ImportKind.CHECKUPS,
      "checkup",
      List.of(
          new Part("examined", "date", LocalDate.class),
          new Part("report", "text", String.class),
          new Part("program", "text", String.class),
          new Part("institution", "text", String.class))),
  /** What a firm makes of checkups: one number a fiscal year. */
  SCORES(
      ImportKind.SCORES,
      "score",
      List.of(
          new Part("fiscal_year", "integer", Integer.class),
          new Part("index_code", "text", String.class)));

  private static final String MEMBER = "member_id";

  /**
   * A column that says which one it is, beside that of the member.
   *
   * @param type of PostgreSQL
   */
  record Part(String column, String type, Class<?> read) {}

  private final ImportKind kind;
  private final String thing;
  private final List<Part> parts;

  Stock(ImportKind kind, String thing, List<Part> parts) {
    this.kind = kind;
    this.thing = thing;
    this.parts = parts;
  }

  ImportKind kind() {
    return kind;
  }

  List<Part> parts() {
    return parts;
  }

  /**
   * A statement about tables of this stock. In braces stand: {@code thing}, as its tables are
   * called; {@code key}, the columns of the key, also of c or d; {@code arrays}, their parameters;
   * {@code same}, that c and d have the same key.
   */
  String sql(String statement) {
    return statement
        .replace("{thing}", thing)
        .replace("{key}", columns(it -> it))
        .replace("{c.key}", columns("c."::concat))
        .replace("{d.key}", columns("d."::concat))
        .replace("{arrays}", "?::bigint[]" + each(part -> ", ?::" + part.type + "[]"))
        .replace("{same}", "c.member_id = d.member_id" + each(Stock::isSame));
  }

  private static String isSame(Part part) {
    return " AND c.%1$s = d.%1$s".formatted(part.column);
  }

  private String each(Function<Part, String> text) {
    return parts.stream().map(text).collect(Collectors.joining());
  }

  private String columns(Function<String, String> named) {
    return Stream.concat(Stream.of(MEMBER), parts.stream().map(Part::column))
        .map(named)
        .collect(Collectors.joining(", "));
  }
}
