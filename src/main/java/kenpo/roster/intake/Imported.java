package kenpo.roster.intake;

import java.util.List;
import java.util.Optional;
import kenpo.intake.ImportRun;
import kenpo.roster.file.Problem;

/** How a roster import, or taking one back, can end. */
public sealed interface Imported {

  /**
   * The whole file is in.
   *
   * @param warnings rows that a person's papers don't tell apart
   */
  record Done(long importId, Difference difference, List<Problem> warnings) implements Imported {}

  /** What would be done; nothing was changed. */
  record Previewed(Difference difference, List<Problem> warnings) implements Imported {}

  /** Nothing was changed, for these reasons; there may be more of them than are told. */
  record Refused(List<Problem> problems) implements Imported {}

  /**
   * Nothing was changed: so many of the members of now would be lost or excluded that the file may
   * be wrong.
   */
  record TooManyLost(int members, Difference difference) implements Imported {}

  /** Nothing was changed: somebody else is at work on this roster. */
  record Busy(Optional<ImportRun> underWay) implements Imported {}

  /**
   * Nothing was changed: the database or the file failed in the middle.
   *
   * @param key of the text that says which
   * @param detail such as the SQLSTATE; nothing that a row says
   */
  record Failed(String key, String detail) implements Imported {}

  /**
   * An import was taken back, or would be.
   *
   * @param restored members who are again as they were before it
   * @param removed members whom it had added, and whom nothing refers to
   * @param kept members whom it had added and whom something refers to: lost on their first day
   * @param reopened accounts that it had closed and that the servers open again, as far as the
   *     roster alone says so
   * @param preview nothing was changed
   */
  record Undone(long importId, int restored, int removed, int kept, int reopened, boolean preview)
      implements Imported {}

  /**
   * Nothing was changed: this import isn't the last one.
   *
   * @param possible the one that may be undone, if any
   */
  record NotUndone(long importId, Optional<Long> possible) implements Imported {}
}
