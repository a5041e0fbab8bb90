package kenpo.roster.intake;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kenpo.roster.MatchRules;
import kenpo.roster.Papers;
import kenpo.roster.Sex;
import kenpo.roster.file.Employer;
import kenpo.roster.file.RosterRow;
import kenpo.society.InsurerNumber;

/** A roster's rows as the table {@code incoming} takes them, with the keys that merging needs. */
final class StagedRows {

  /** In the order in which they are written; what the row itself says comes first. */
  static final String COLUMNS =
      """
      insurer_number, symbol, number, branch, kana, name, birth_date, sex, relation, kind,
      acquired, lost, postal_code, address, non_disclosure,
      earlier_insurer_number, earlier_symbol, earlier_number, earlier_branch,
      employer_code, employer_name, employer_postal_code, employer_address,
      employer_told, fingerprint, line, number_key, identity_key, likeness,
      earlier_number_key, earlier_key, earlier_likeness
      """;

  private static final int FIELDS = 32;

  /** Many rows name the same employer: it is told once, and again when it was forgotten. */
  private static final int EMPLOYERS_REMEMBERED = 10_000;

  private final CopyRows copy;
  private final MatchRules rules;
  private final Map<String, Employer> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Employer> eldest) {
          return size() > EMPLOYERS_REMEMBERED;
        }
      };

  StagedRows(CopyRows copy, MatchRules rules) {
    this.copy = copy;
    this.rules = rules;
  }

  void write(RosterRow row) throws IOException {
    copy.begin(FIELDS);
    int start = copy.place();
    person(row);
    papers(row.earlier());
    employer(row.employer(), start);
    copy.number(row.line());
    keys(row);
    earlierKeys(row);
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

  /** The fingerprint is of all that the row says, also of an employer that was told before. */
  private void employer(Optional<Employer> employer, int start) {
    copy.text(employer.map(Employer::code));
    int details = copy.place();
    copy.text(employer.flatMap(Employer::name));
    copy.text(employer.flatMap(it -> it.address().postalCode()));
    copy.text(employer.flatMap(it -> it.address().text()));
    var fingerprint = copy.digest(start);
    boolean tell = employer.isPresent() && isNews(employer.get());
    if (!tell) {
      copy.back(details);
      copy.none();
      copy.none();
      copy.none();
    }
    copy.flag(tell);
    copy.field(fingerprint);
  }

  private boolean isNews(Employer employer) {
    boolean news = !employer.equals(told.get(employer.code()));
    if (news) {
      told.put(employer.code(), employer);
    }
    return news;
  }

  private void keys(RosterRow row) {
    var papers = row.papers();
    var numberKey = rules.numberKey(papers.number());
    copy.text(numberKey);
    copy.text(papers.identityKey(row.birthDate(), row.kana()));
    likeness(row, numberKey);
  }

  private void earlierKeys(RosterRow row) {
    if (row.earlier().isEmpty()) {
      copy.none();
      copy.none();
      copy.none();
      return;
    }
    var earlier = row.earlier().get();
    var numberKey = rules.numberKey(earlier.number());
    copy.text(numberKey);
    copy.text(earlier.identityKey(row.birthDate(), row.kana()));
    likeness(row, numberKey);
  }

  /** Equal for rows that a person's papers may not tell apart, and seldom for others. */
  private void likeness(RosterRow row, String numberKey) {
    copy.number((long) numberKey.hashCode() << Integer.SIZE ^ row.birthDate().toEpochDay());
  }
}
