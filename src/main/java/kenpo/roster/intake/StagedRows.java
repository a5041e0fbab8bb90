package kenpo.roster.intake;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kenpo.roster.MatchRules;
import kenpo.roster.Papers;
import kenpo.roster.file.Employer;
import kenpo.roster.file.RosterRow;

/** A roster's rows as the table {@code incoming} takes them, with the keys that merging needs. */
final class StagedRows implements CopyImport.Rows {

  /** In the order in which they are written. */
  static final String COLUMNS =
      SpokenRow.COLUMNS
          + """
          , employer_told, fingerprint, line, number_key, identity_key,
          earlier_number_key, earlier_key, likeness, earlier_likeness, again
          """;

  private static final int FIELDS = SpokenRow.FIELDS + 10;

  /** Many rows name the same employer: it is told once, and again when it was forgotten. */
  private static final int EMPLOYERS_REMEMBERED = 10_000;

  private final CopyRows copy;
  private final MatchRules rules;
  private final SpokenRow spoken;
  private final Likeness likeness = new Likeness();
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
    this.spoken = new SpokenRow(copy);
  }

  @Override
  public void write(RosterRow row) throws IOException {
    copy.begin(FIELDS);
    int start = copy.place();
    int details = spoken.write(row);
    var fingerprint = copy.digest(start);
    employer(row.employer(), details);
    copy.field(fingerprint);
    copy.number(row.line());
    keys(Optional.of(row.papers()), row);
    keys(row.earlier(), row);
    likeness.write(copy, row, rules);
  }

  /** The fingerprint is of all that the row says, also of an employer that was told before. */
  private void employer(Optional<Employer> employer, int details) {
    boolean tell = employer.isPresent() && isNews(employer.get());
    if (!tell) {
      copy.back(details);
      copy.none();
      copy.none();
      copy.none();
    }
    copy.flag(tell);
  }

  private boolean isNews(Employer employer) {
    boolean news = !employer.equals(told.get(employer.code()));
    if (news) {
      told.put(employer.code(), employer);
    }
    return news;
  }

  private void keys(Optional<Papers> papers, RosterRow row) {
    copy.text(papers.map(Papers::number).map(rules::numberKey));
    copy.text(papers.map(it -> it.identityKey(row.birthDate(), row.kana())));
  }
}
