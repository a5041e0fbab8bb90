package kenpo.roster.intake;

import java.io.IOException;
import kenpo.roster.MatchRules;
import kenpo.roster.file.RosterRow;

/** A roster's rows as the table {@code marks} takes them: what tells them apart, and no more. */
final class MarkedRows implements CopyImport.Rows {

  static final String COLUMNS = "line, fingerprint, likeness, earlier_likeness, again";

  private static final int FIELDS = 5;

  private final CopyRows copy;
  private final MatchRules rules;
  private final SpokenRow spoken;
  private final Likeness likeness = new Likeness();

  MarkedRows(CopyRows copy, MatchRules rules) {
    this.copy = copy;
    this.rules = rules;
    this.spoken = new SpokenRow(copy);
  }

  @Override
  public void write(RosterRow row) throws IOException {
    copy.begin(FIELDS);
    int start = copy.place();
    spoken.write(row);
    var fingerprint = copy.digest(start);
    copy.back(start);
    copy.number(row.line());
    copy.field(fingerprint);
    likeness.write(copy, row, rules);
  }
}
