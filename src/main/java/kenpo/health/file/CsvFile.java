package kenpo.health.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Person;
import kenpo.health.StoredCheckup;
import kenpo.health.Value;

/**
 * Checkups as CSV in the long form that an import reads (docs/import-formats.md): a row for each
 * item. Names that a file left out are those of our tables, so that people can read it. UTF-8 with
 * BOM, as spreadsheets take it for Shift_JIS without one.
 */
public final class CsvFile {

  private static final String BOM = "\uFEFF";
  private static final List<CsvColumn> COLUMNS = CsvForm.CHECKUPS.columns();

  private final Items items;

  public CsvFile(Items items) {
    this.items = items;
  }

  public String of(Person person, List<StoredCheckup> checkups) {
    var text = new StringWriter();
    text.write(BOM);
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS.stream().map(CsvColumn::title).toList());
      for (var stored : checkups) {
        var head = CsvCells.head(person, stored.papers(), stored.checkup());
        for (var observed : stored.checkup().observations()) {
          csv.writeRecord(row(head, observed));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> row(Map<CsvColumn, String> head, Observation observed) {
    var cells = CsvCells.item(observed);
    name(observed).ifPresent(name -> cells.putIfAbsent(CsvColumn.ITEM_NAME, name));
    meaning(observed).ifPresent(words -> cells.putIfAbsent(CsvColumn.ANSWER_NAME, words));
    cells.putAll(head);
    return COLUMNS.stream()
        .map(column -> Formula.harmless(cells.getOrDefault(column, "")))
        .toList();
  }

  private Optional<String> name(Observation observed) {
    return items.find(observed.item()).map(Item::name);
  }

  private Optional<String> meaning(Observation observed) {
    return observed.value().orElse(null) instanceof Value.Answer answer
        ? items.meaning(observed.item(), answer.list(), answer.code())
        : Optional.empty();
  }
}
