package kenpo.roster.intake;

import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;
import kenpo.society.Society;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.MassLoss;

/** What an import has to know of the society whose roster it is. */
public record RosterPolicy(
    String societyId,
    RosterFormat format,
    MatchPolicy match,
    Enrolment enrolment,
    MassLoss massLoss) {

  public static RosterPolicy of(Society society) {
    return new RosterPolicy(
        society.id(), society.roster(), society.match(), society.enrolment(), society.massLoss());
  }

  /** Whether the accounts of so many may not end at once, unless the clerk allows it. */
  boolean isMassLoss(int ending, int members) {
    return ending > massLoss.atLeast() && 100L * ending > (long) massLoss.percent() * members;
  }
}
