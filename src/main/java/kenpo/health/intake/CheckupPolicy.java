package kenpo.health.intake;

import java.util.Set;
import kenpo.roster.MatchRules;
import kenpo.society.Society;

/**
 * What an import of checkups has to know of the society whose members they are of.
 *
 * @param insurers the society's own insurer numbers
 */
public record CheckupPolicy(String societyId, Set<String> insurers, MatchRules match) {

  public static CheckupPolicy of(Society society) {
    return new CheckupPolicy(
        society.id(), Set.copyOf(society.insurerNumbers()), new MatchRules(society.match()));
  }
}
