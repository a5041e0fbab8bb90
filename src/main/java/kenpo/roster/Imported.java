package kenpo.roster;

import java.util.List;

/** How a roster import can end. */
public sealed interface Imported {

  /**
   * The whole file is in.
   *
   * @param missing members of before, not yet lost, whom the file doesn't have; they stay as they
   *     were
   * @param missingPapers of the first of them: symbol, number and branch as the roster has them
   * @param warnings rows that a person's papers don't tell apart
   */
  record Done(
      int added,
      int changed,
      int unchanged,
      int missing,
      List<String> missingPapers,
      List<Problem> warnings)
      implements Imported {}

  /** Nothing was changed, for these reasons; there may be more of them than are told. */
  record Refused(List<Problem> problems) implements Imported {}
}
