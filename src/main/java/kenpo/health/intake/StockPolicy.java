package kenpo.health.intake;

import java.util.Set;
import kenpo.roster.MatchRules;
import kenpo.society.Society;

/**
 * What an import of a {@link Stock} has to know of the society whose members they are of.
 *
 * @param insurers the society's own insurer numbers
 */
public record StockPolicy(String societyId, Set<String> insurers, MatchRules match) {

  public static StockPolicy of(Society society) {
    return new StockPolicy(
        society.id(), Set.copyOf(society.insurerNumbers()), new MatchRules(society.match()));
  }
}
