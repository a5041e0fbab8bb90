package kenpo.roster.intake;

import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;
import kenpo.society.Society;
import kenpo.society.Society.MassLoss;

/** What an import has to know of the society whose roster it is. */
public record RosterPolicy(
    String societyId, RosterFormat format, MatchPolicy match, MassLoss massLoss) {

  public static RosterPolicy of(Society society) {
    return new RosterPolicy(society.id(), society.roster(), society.match(), society.massLoss());
  }

  /** Whether so many may not be lost at once, unless the clerk allows it. */
  boolean isMassLoss(int lost, int members) {
    return lost > massLoss.atLeast() && 100L * lost > (long) massLoss.percent() * members;
  }
}
