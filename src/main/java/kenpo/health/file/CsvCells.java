package kenpo.health.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Item;
import kenpo.health.Observation;
import kenpo.health.Person;
import kenpo.health.Place.Role;
import kenpo.health.StoredCheckup.Papers;
import kenpo.health.Value;
import kenpo.roster.Sex;

/** What a checkup says, as cells of a CSV file: those that {@link CsvDocuments} reads. */
final class CsvCells {

  /** As spreadsheets of Japan show days. */
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

  private CsvCells() {}

  /** Whose checkup it is, and when: the same in all its rows. */
  static Map<CsvColumn, String> head(Person person, Papers papers, Checkup checkup) {
    var cells = new EnumMap<CsvColumn, String>(CsvColumn.class);
    cells.put(CsvColumn.INSURER, papers.insurerNumber());
    cells.put(CsvColumn.SYMBOL, papers.symbol());
    cells.put(CsvColumn.NUMBER, papers.number());
    cells.put(CsvColumn.BRANCH, papers.branch().orElse(""));
    cells.put(CsvColumn.KANA, person.kana());
    cells.put(CsvColumn.BIRTH_DATE, day(person.birthDate()));
    person.sex().ifPresent(sex -> cells.put(CsvColumn.SEX, sex == Sex.MALE ? "男" : "女"));
    cells.put(CsvColumn.EXAMINED, day(checkup.examined()));
    cells.put(CsvColumn.WRITTEN, day(checkup.written()));
    cells.put(CsvColumn.INSTITUTION, checkup.institution().number());
    cells.put(CsvColumn.INSTITUTION_NAME, checkup.institution().name());
    cells.put(CsvColumn.REPORT, checkup.report());
    cells.put(CsvColumn.PROGRAM, checkup.program());
    return cells;
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** What one item says. */
  static Map<CsvColumn, String> item(Observation observed) {
    var cells = new EnumMap<CsvColumn, String>(CsvColumn.class);
    cells.put(CsvColumn.SECTION, observed.place().section());
    if (observed.place().group() > 0) {
      cells.put(CsvColumn.GROUP, Integer.toString(observed.place().group()));
      cells.put(CsvColumn.ROLE, observed.place().role() == Role.REASON ? "理由" : "結果");
    }
    cells.put(CsvColumn.ITEM, observed.item().text());
    put(cells, CsvColumn.ITEM_NAME, Optional.of(observed.name()));
    put(cells, CsvColumn.STATUS, Optional.of(status(observed)));
    type(observed).ifPresent(type -> cells.put(CsvColumn.TYPE, type.name()));
    observed.value().ifPresent(value -> value(cells, value));
    put(cells, CsvColumn.FLAG, observed.flag().map(flag -> flag.name().substring(0, 1)));
    observed
        .range()
        .ifPresent(
            range -> {
              put(cells, CsvColumn.LOW, range.low().map(BigDecimal::toPlainString));
              put(cells, CsvColumn.HIGH, range.high().map(BigDecimal::toPlainString));
              put(cells, CsvColumn.RANGE_UNIT, Optional.of(range.unit()));
            });
    put(cells, CsvColumn.METHOD, observed.method());
    put(cells, CsvColumn.DOCTOR, observed.by());
    return cells;
  }

  private static String status(Observation observed) {
    return switch (observed.status()) {
      case MEASURED -> "";
      case NOT_DONE -> "未実施";
      case NOT_MEASURABLE -> "測定不能";
      case BELOW -> "以下";
      case ABOVE -> "以上";
    };
  }

  /** An import asks for it where our tables don't have the item; only numbers have limits. */
  private static Optional<Item.Type> type(Observation observed) {
    return switch (observed.status()) {
      case NOT_DONE, NOT_MEASURABLE -> Optional.empty();
      case BELOW, ABOVE -> Optional.of(Item.Type.PQ);
      case MEASURED -> observed.value().map(CsvCells::type);
    };
  }

  private static Item.Type type(Value value) {
    return switch (value) {
      case Value.Quantity quantity -> Item.Type.PQ;
      case Value.Answer answer -> answer.ordered() ? Item.Type.CO : Item.Type.CD;
      case Value.Text text -> Item.Type.ST;
    };
  }

  private static void value(Map<CsvColumn, String> cells, Value value) {
    switch (value) {
      case Value.Quantity(var number, var unit) -> {
        cells.put(CsvColumn.VALUE, number.toPlainString());
        put(cells, CsvColumn.UNIT, Optional.of(unit));
      }
      case Value.Answer(var list, var code, var _, var display) -> {
        cells.put(CsvColumn.VALUE, code);
        cells.put(CsvColumn.LIST, list);
        put(cells, CsvColumn.ANSWER_NAME, display);
      }
      case Value.Text(var words) -> cells.put(CsvColumn.VALUE, words);
    }
  }

  private static void put(Map<CsvColumn, String> cells, CsvColumn column, Optional<String> text) {
    text.filter(it -> !it.isEmpty()).ifPresent(it -> cells.put(column, it));
  }
}
