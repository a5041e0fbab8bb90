package kenpo.roster.intake;

import java.util.Optional;
import kenpo.roster.Papers;
import kenpo.roster.Sex;
import kenpo.roster.file.Employer;
import kenpo.roster.file.RosterRow;
import kenpo.society.InsurerNumber;

/** Writes all that a row itself says, which is what its fingerprint is of. */
final class SpokenRow {

  /** In the order in which they are written. The employer is last. */
  static final String COLUMNS =
      """
      insurer_number, symbol, number, branch, kana, name, birth_date, sex, relation, kind,
      acquired, lost, postal_code, address, non_disclosure,
      earlier_insurer_number, earlier_symbol, earlier_number, earlier_branch,
      employer_code, employer_name, employer_postal_code, employer_address
      """;

  static final int FIELDS = 23;

  private final CopyRows copy;

  SpokenRow(CopyRows copy) {
    this.copy = copy;
  }

  /** Answers where what it says of the employer begins, after the employer's code. */
  int write(RosterRow row) {
    person(row);
    papers(row.earlier());
    return employer(row.employer());
  }

  private void person(RosterRow row) {
    papers(Optional.of(row.papers()));
    copy.text(row.kana());
    copy.text(row.name());
    copy.date(row.birthDate());
    copy.text(row.sex().map(Sex::code));
    copy.text(row.relation());
    copy.text(row.kind().code());
    copy.date(row.acquired());
    copy.date(row.lost());
    copy.text(row.home().postalCode());
    copy.text(row.home().text());
    copy.flag(row.nonDisclosure());
  }

  private void papers(Optional<Papers> papers) {
    copy.text(papers.map(Papers::insurerNumber).map(InsurerNumber::value));
    copy.text(papers.map(Papers::symbol));
    copy.text(papers.map(Papers::number));
    copy.text(papers.flatMap(Papers::branch));
  }

  private int employer(Optional<Employer> employer) {
    copy.text(employer.map(Employer::code));
    int details = copy.place();
    copy.text(employer.flatMap(Employer::name));
    copy.text(employer.flatMap(it -> it.address().postalCode()));
    copy.text(employer.flatMap(it -> it.address().text()));
    return details;
  }
}
