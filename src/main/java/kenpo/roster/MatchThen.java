package kenpo.roster;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kenpo.roster.MatchRules.Tier;
import kenpo.roster.MatchedThen.Why;
import kenpo.society.InsurerNumber;

/**
 * Finds the member whom a document means that was written about some day, by the rules of {@link
 * RosterMatch}. Other than there, papers of before and after that day do as well, as whoever wrote
 * it may have had either; and it must not contradict the roster's sex.
 */
public final class MatchThen {

  private final MatchRules rules;
  private final Claim claim;
  private final Sex sex;

  /**
   * @param symbol 記号 as it is written; may be empty
   * @param branch a missing one is no difference, as long as one person is left
   */
  public MatchThen(
      MatchRules rules,
      InsurerNumber insurerNumber,
      String symbol,
      String number,
      Optional<String> branch,
      String kana,
      LocalDate birthDate,
      Sex sex) {
    this.rules = rules;
    this.claim = new Claim(insurerNumber, symbol, number, branch, kana, birthDate);
    this.sex = sex;
  }

  /**
   * The strictest tier with anybody who was a member decides, and two people in it are one too
   * many.
   *
   * @param found everybody with that birth date whose number has the same {@link
   *     MatchRules#numberKey}
   */
  public MatchedThen among(List<Insured> found) {
    return Arrays.stream(Tier.values())
        .map(tier -> fitting(found, tier).stream().filter(Insured::memberThen).toList())
        .filter(fitting -> !fitting.isEmpty())
        .findFirst()
        .map(MatchThen::onlyOne)
        .orElseGet(() -> new MatchedThen.Nobody(closest(found)));
  }

  private List<Insured> fitting(List<Insured> found, Tier tier) {
    return found.stream()
        .filter(one -> rules.tier(claim, one.identity()).equals(Optional.of(tier)))
        .filter(one -> difference(one) == Why.NOT_A_MEMBER_THEN)
        .toList();
  }

  private static MatchedThen onlyOne(List<Insured> fitting) {
    return fitting.stream().mapToLong(Insured::memberId).distinct().count() == 1
        ? new MatchedThen.One(fitting.getFirst())
        : new MatchedThen.Nobody(Why.TWO_FIT);
  }

  private Why closest(List<Insured> found) {
    return found.stream()
        .map(this::difference)
        .reduce(Why.NO_IDENTITY, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /** Why it isn't he; when all is the same, because he was no member. */
  private Why difference(Insured one) {
    var identity = one.identity();
    if (rules.tier(claim, identity).isEmpty()) {
      return Why.SYMBOL_DIFFERS;
    }
    if (!rules.sameBranch(claim.branch(), identity.branch())) {
      return Why.BRANCH_DIFFERS;
    }
    if (!rules.sameName(claim.kana(), one.kana())) {
      return AlmostKana.same(claim.kana(), one.kana()) ? Why.NAME_ALMOST : Why.NAME_DIFFERS;
    }
    return one.sex().filter(known -> known != sex).isPresent()
        ? Why.SEX_DIFFERS
        : Why.NOT_A_MEMBER_THEN;
  }
}
