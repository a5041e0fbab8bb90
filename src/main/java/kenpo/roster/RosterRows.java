package kenpo.roster;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the rows of a roster file, each field by itself and then the dates against each other. */
final class RosterRows {

  private final Set<String> insurerNumbers;

  RosterRows(Set<String> insurerNumbers) {
    this.insurerNumbers = insurerNumbers;
  }

  /** The row, or empty and one problem more for each field that is wrong. */
  Optional<RosterRow> read(RosterHeader header, CsvRecord csv, List<Problem> problems) {
    long line = csv.getStartingLineNumber();
    if (csv.getFieldCount() != header.width()) {
      problems.add(
          Problem.of(
              line,
              "",
              "row.width",
              Integer.toString(csv.getFieldCount()),
              Integer.toString(header.width())));
      return Optional.empty();
    }
    var fields = new RosterFields(header, csv, insurerNumbers);
    var row = row(line, fields);
    problems.addAll(fields.problems());
    return fields.problems().isEmpty() ? row : Optional.empty();
  }

  private static Optional<RosterRow> row(long line, RosterFields fields) {
    var papers = papers(fields);
    var kana = fields.required(RosterColumn.KANA);
    var birthDate = fields.date(RosterColumn.BIRTH_DATE);
    var sex = fields.sex();
    var kind = fields.kind();
    var acquired = fields.date(RosterColumn.ACQUIRED);
    var lost = fields.optionalDate(RosterColumn.LOST);
    var earlier = earlier(fields);
    if (!fields.problems().isEmpty()) {
      return Optional.empty();
    }
    fields.refuseIf(
        lost.isPresent() && lost.get().isBefore(acquired.get()),
        RosterColumn.LOST,
        "row.lost-before-acquired");
    fields.refuseIf(
        birthDate.get().isAfter(acquired.get()),
        RosterColumn.BIRTH_DATE,
        "row.born-after-acquired");
    return Optional.of(
        new RosterRow(
            line,
            papers.get(),
            kana,
            fields.optional(RosterColumn.NAME),
            birthDate.get(),
            sex,
            fields.optional(RosterColumn.RELATION),
            kind.get(),
            acquired.get(),
            lost,
            fields
                .optional(RosterColumn.EMPLOYER)
                .map(code -> new Employer(code, Optional.empty(), PostalAddress.NONE)),
            PostalAddress.NONE,
            false,
            earlier.filter(before -> !before.equals(papers.get()))));
  }

  private static Optional<Papers> papers(RosterFields fields) {
    var number = fields.required(RosterColumn.NUMBER);
    return fields
        .insurerNumber(RosterColumn.INSURER_NUMBER)
        .map(
            insurer ->
                new Papers(
                    insurer,
                    fields.text(RosterColumn.SYMBOL),
                    number,
                    fields.optional(RosterColumn.BRANCH)));
  }

  /** All of the earlier columns empty: there were no earlier papers. */
  private static Optional<Papers> earlier(RosterFields fields) {
    if (fields.optional(RosterColumn.EARLIER_INSURER_NUMBER).isEmpty()
        && fields.optional(RosterColumn.EARLIER_SYMBOL).isEmpty()
        && fields.optional(RosterColumn.EARLIER_NUMBER).isEmpty()) {
      return Optional.empty();
    }
    var number = fields.required(RosterColumn.EARLIER_NUMBER);
    return fields
        .insurerNumber(RosterColumn.EARLIER_INSURER_NUMBER)
        .map(
            insurer ->
                new Papers(
                    insurer,
                    fields.text(RosterColumn.EARLIER_SYMBOL),
                    number,
                    fields.optional(RosterColumn.EARLIER_BRANCH)));
  }
}
