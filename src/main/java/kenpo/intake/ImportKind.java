package kenpo.intake;

import kenpo.audit.Audit;
import kenpo.db.Coded;

/**
 * What is imported. Its runs have a table of their own, and one of a society is at work at a time.
 */
public enum ImportKind implements Coded {
  ROSTER("roster_imports", Audit.Kind.ROSTER_IMPORT),
  CHECKUPS("checkup_imports", Audit.Kind.CHECKUP_IMPORT),
  SCORES("score_imports", Audit.Kind.SCORE_IMPORT);

  private final String runs;
  private final Audit.Kind act;

  ImportKind(String runs, Audit.Kind act) {
    this.runs = runs;
    this.act = act;
  }

  /** The table of its runs. */
  String runs() {
    return runs;
  }

  /** What the audit log calls it. */
  Audit.Kind act() {
    return act;
  }
}
