package kenpo.health.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Person;
import kenpo.health.StoredCheckup.Papers;

/** Writes checkups as CSV, in both forms, with all that they say. */
final class CsvSheet {

  private static final List<CsvColumn> ALL = CsvForm.CHECKUPS.columns();

  private CsvSheet() {}

  /** One row for each item. */
  static String longForm(Examinee examinee, List<Checkup> checkups) {
    var rows = new ArrayList<List<String>>();
    rows.add(ALL.stream().map(CsvColumn::title).toList());
    for (var checkup : checkups) {
      for (var observed : checkup.observations()) {
        var cells = head(examinee, checkup);
        cells.putAll(CsvCells.item(observed));
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
      var said = CsvCells.item(observed);
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
    return CsvCells.head(
        new Person(examinee.kana(), examinee.birthDate(), Optional.of(examinee.sex())),
        new Papers(
            examinee.insurerNumber(), examinee.symbol(), examinee.number(), examinee.branch()),
        checkup);
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
