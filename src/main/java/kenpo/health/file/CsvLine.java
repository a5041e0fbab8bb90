package kenpo.health.file;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kenpo.health.Institution;
import kenpo.health.ItemCode;

/**
 * One row of a CSV file.
 *
 * @param fields as many as there are titles
 * @param problem why it can't be read at all, and has no fields
 */
record CsvLine(long line, List<String> fields, CsvHeader header, Optional<Problem> problem) {

  /** How its document is called. */
  String name() {
    return "#" + line;
  }

  private static final String BETWEEN = "\u001f";

  /** Empty where the file has no such column, or the row nothing there. */
  Optional<String> at(CsvColumn column) {
    return header
        .place(column)
        .map(fields::get)
        .filter(text -> !text.isEmpty())
        .map(Formula::meant);
  }

  /** Whether both are of one checkup. */
  boolean isOf(CsvLine other) {
    return key().equals(other.key());
  }

  /** What all rows of its checkup have in common, the institution as imports know it. */
  String key() {
    return joined(header.form().key()) + BETWEEN + institution();
  }

  private String institution() {
    var number = at(CsvColumn.INSTITUTION).orElse("");
    return new Institution(number, at(CsvColumn.INSTITUTION_NAME).orElse("")).identity();
  }

  /** The same, and the other columns that must not differ within a checkup. */
  String wholeKey() {
    return joined(header.form().ofCheckup());
  }

  String joined() {
    return String.join(BETWEEN, fields);
  }

  private String joined(List<CsvColumn> columns) {
    return columns.stream()
        .map(column -> at(column).orElse(""))
        .collect(Collectors.joining(BETWEEN));
  }

  /** What it says of an item, in the long form. */
  CsvEntry entry() {
    var said = new EnumMap<CsvColumn, String>(CsvColumn.class);
    for (var column : CsvColumn.values()) {
      if (column.isOfItem()) {
        at(column).ifPresent(text -> said.put(column, text));
      }
    }
    return new CsvEntry(line, said);
  }

  /** What it says of an item that has columns of its own; nothing, where all are empty. */
  Optional<CsvEntry> entry(ItemCode item, Map<CsvColumn, Integer> places) {
    var said = new EnumMap<CsvColumn, String>(CsvColumn.class);
    places.forEach(
        (column, place) -> {
          if (!fields.get(place).isEmpty()) {
            said.put(column, Formula.meant(fields.get(place)));
          }
        });
    if (said.isEmpty()) {
      return Optional.empty();
    }
    said.put(CsvColumn.ITEM, item.text());
    return Optional.of(new CsvEntry(line, said));
  }
}
