package kenpo.health.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Observation;
import kenpo.health.Place.Role;
import kenpo.health.Value;
import kenpo.roster.Sex;

/** Writes checkups as CSV, in both forms, with all that they say. */
final class CsvSheet {

  private static final List<CsvColumn> ALL = List.of(CsvColumn.values());

  private CsvSheet() {}

  /** One row for each item. */
  static String longForm(Examinee examinee, List<Checkup> checkups) {
    var rows = new ArrayList<List<String>>();
    rows.add(ALL.stream().map(CsvColumn::title).toList());
    for (var checkup : checkups) {
      for (var observed : checkup.observations()) {
        var cells = head(examinee, checkup);
        cells.putAll(item(observed));
        rows.add(ALL.stream().map(column -> cells.getOrDefault(column, "")).toList());
      }
    }
    return text(rows);
  }

  /** One row, in which each item has the columns that it needs. */
  static String wideForm(Examinee examinee, Checkup checkup) {
    var titles = new ArrayList<String>();
    var row = new ArrayList<String>();
    head(examinee, checkup)
        .forEach(
            (column, text) -> {
              titles.add(column.title());
              row.add(text);
            });
    for (var observed : checkup.observations()) {
      var said = item(observed);
      var code = said.remove(CsvColumn.ITEM);
      said.forEach(
          (column, text) -> {
            titles.add(column == CsvColumn.VALUE ? code : code + ":" + column.title());
            row.add(text);
          });
    }
    return text(List.of(titles, row));
  }

  private static Map<CsvColumn, String> head(Examinee examinee, Checkup checkup) {
    var cells = new EnumMap<CsvColumn, String>(CsvColumn.class);
    cells.put(CsvColumn.INSURER, examinee.insurerNumber());
    cells.put(CsvColumn.SYMBOL, examinee.symbol());
    cells.put(CsvColumn.NUMBER, examinee.number());
    cells.put(CsvColumn.BRANCH, examinee.branch().orElse(""));
    cells.put(CsvColumn.KANA, examinee.kana());
    cells.put(CsvColumn.BIRTH_DATE, DateTimeFormatter.BASIC_ISO_DATE.format(examinee.birthDate()));
    cells.put(CsvColumn.SEX, examinee.sex() == Sex.MALE ? "1" : "2");
    cells.put(CsvColumn.EXAMINED, DateTimeFormatter.BASIC_ISO_DATE.format(checkup.examined()));
    cells.put(CsvColumn.WRITTEN, DateTimeFormatter.BASIC_ISO_DATE.format(checkup.written()));
    cells.put(CsvColumn.INSTITUTION, checkup.institution().number());
    cells.put(CsvColumn.INSTITUTION_NAME, checkup.institution().name());
    cells.put(CsvColumn.REPORT, checkup.report());
    cells.put(CsvColumn.PROGRAM, checkup.program());
    return cells;
  }

  private static Map<CsvColumn, String> item(Observation observed) {
    var cells = new EnumMap<CsvColumn, String>(CsvColumn.class);
    cells.put(CsvColumn.SECTION, observed.place().section());
    if (observed.place().group() > 0) {
      cells.put(CsvColumn.GROUP, Integer.toString(observed.place().group()));
      cells.put(CsvColumn.ROLE, observed.place().role() == Role.REASON ? "理由" : "結果");
    }
    cells.put(CsvColumn.ITEM, observed.item().text());
    put(cells, CsvColumn.ITEM_NAME, Optional.of(observed.name()));
    put(cells, CsvColumn.STATUS, Optional.of(status(observed)));
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

  private static void value(Map<CsvColumn, String> cells, Value value) {
    switch (value) {
      case Value.Quantity(var number, var unit) -> {
        cells.put(CsvColumn.TYPE, "PQ");
        cells.put(CsvColumn.VALUE, number.toPlainString());
        put(cells, CsvColumn.UNIT, Optional.of(unit));
      }
      case Value.Answer(var list, var code, var ordered, var display) -> {
        cells.put(CsvColumn.TYPE, ordered ? "CO" : "CD");
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

  private static String text(List<List<String>> rows) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
