package kenpo.roster.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.roster.MemberNumber;
import kenpo.roster.Papers;
import kenpo.society.RosterColumn;
import kenpo.society.RosterFormat;
import kenpo.table.TableRow;

/**
 * Checks the rows of a roster file, each field by itself, then the dates against each other and the
 * employer against the rows before.
 */
final class RosterRows {

  private final RosterHeader header;
  private final TableRow record;
  private final RosterFields fields;
  private final List<Problem> problems;
  private final Employers employers = new Employers();

  RosterRows(RosterFormat format, RosterHeader header, TableRow record, List<Problem> problems) {
    this.header = header;
    this.record = record;
    this.fields = new RosterFields(format, header, record, problems);
    this.problems = problems;
  }

  /** The row under way, or empty and one problem more for each field that is wrong. */
  Optional<RosterRow> read() {
    if (record.width() != header.width()) {
      problems.add(wrongWidth());
      return Optional.empty();
    }
    int before = problems.size();
    var row = row(before);
    return problems.size() == before ? row : Optional.empty();
  }

  private Problem wrongWidth() {
    return Problem.of(
        record.line(),
        "",
        record.width() < header.width() && record.hasSwallowed() ? "row.quote" : "row.width",
        Integer.toString(record.width()),
        Integer.toString(header.width()));
  }

  private Optional<RosterRow> row(int before) {
    var papers = papers();
    var kana = fields.required(RosterColumn.KANA);
    var name = fields.optional(RosterColumn.NAME);
    var birthDate = fields.date(RosterColumn.BIRTH_DATE);
    var sex = fields.sex();
    var relation = fields.optional(RosterColumn.RELATION);
    var kind = fields.kind();
    var acquired = fields.date(RosterColumn.ACQUIRED);
    var lost = fields.optionalDate(RosterColumn.LOST);
    var employer = employer();
    var home = fields.address(RosterColumn.POSTAL_CODE, RosterColumn.ADDRESS);
    boolean nonDisclosure = fields.flag(RosterColumn.NON_DISCLOSURE);
    var earlier = earlier();
    if (problems.size() > before) {
      return Optional.empty();
    }
    compare(birthDate.get(), acquired.get(), lost);
    return Optional.of(
        new RosterRow(
            record.line(),
            papers.get(),
            kana,
            name,
            birthDate.get(),
            sex,
            relation,
            kind.get(),
            acquired.get(),
            lost,
            employer,
            home,
            nonDisclosure,
            earlier.isPresent() && earlier.equals(papers) ? Optional.empty() : earlier));
  }

  private void compare(LocalDate birthDate, LocalDate acquired, Optional<LocalDate> lost) {
    if (lost.isPresent() && lost.get().isBefore(acquired)) {
      fields.refuse(RosterColumn.LOST, "row.lost-before-acquired");
    }
    if (birthDate.isAfter(acquired)) {
      fields.refuse(RosterColumn.BIRTH_DATE, "row.born-after-acquired");
    }
  }

  private Optional<Papers> papers() {
    var insurer = fields.insurerNumber(RosterColumn.INSURER_NUMBER);
    var symbol = fields.text(RosterColumn.SYMBOL);
    var number = fields.number(RosterColumn.NUMBER);
    var branch = branch(RosterColumn.BRANCH);
    return insurer.map(of -> new Papers(of, symbol, number, branch));
  }

  /** All of the earlier columns empty: there were no earlier papers. */
  private Optional<Papers> earlier() {
    var symbol = fields.text(RosterColumn.EARLIER_SYMBOL);
    if (symbol.isEmpty()
        && fields.text(RosterColumn.EARLIER_INSURER_NUMBER).isEmpty()
        && fields.text(RosterColumn.EARLIER_NUMBER).isEmpty()) {
      return Optional.empty();
    }
    var insurer = fields.insurerNumber(RosterColumn.EARLIER_INSURER_NUMBER);
    var number = fields.number(RosterColumn.EARLIER_NUMBER);
    var branch = branch(RosterColumn.EARLIER_BRANCH);
    return insurer.map(of -> new Papers(of, symbol, number, branch));
  }

  private Optional<Employer> employer() {
    var code = fields.text(RosterColumn.EMPLOYER);
    var name = fields.optional(RosterColumn.EMPLOYER_NAME);
    var address = fields.address(RosterColumn.EMPLOYER_POSTAL_CODE, RosterColumn.EMPLOYER_ADDRESS);
    if (code.isEmpty()) {
      if (name.isPresent() || !address.equals(PostalAddress.NONE)) {
        fields.refuse(RosterColumn.EMPLOYER, "row.employer-without-code");
      }
      return Optional.empty();
    }
    var employer = new Employer(code, name, address);
    remember(employer);
    return Optional.of(employer);
  }

  private void remember(Employer employer) {
    employers
        .contradicting(employer, record.line())
        .ifPresent(
            line ->
                fields.refuse(RosterColumn.EMPLOYER, "row.employer-differs", Long.toString(line)));
    if (employers.areTooMany()) {
      fields.refuse(
          RosterColumn.EMPLOYER, "file.too-many-employers", Integer.toString(Employers.MOST));
    }
  }

  /** A dash alone says that there is none. */
  private Optional<String> branch(RosterColumn column) {
    return fields.optional(column).filter(branch -> !MemberNumber.branch(branch).isEmpty());
  }
}
