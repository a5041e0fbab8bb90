package kenpo.roster;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kenpo.roster.Matched.Reason;
import kenpo.society.MatchPolicy;

/**
 * 資格確認: finds the member whom a person's papers name. It takes the same one statement whether there
 * is such a member or not.
 */
public final class RosterMatch {

  private final RosterStore store;

  public RosterMatch(RosterStore store) {
    this.store = store;
  }

  /**
   * Looks for the person among a society's members.
   *
   * @param today the day in Japan; who isn't a member then isn't found
   */
  public Future<Matched> find(String societyId, MatchPolicy policy, Claim claim, LocalDate today) {
    var rules = new MatchRules(policy);
    return store
        .byNumber(
            societyId, claim.insurerNumber(), rules.numberKey(claim.number()), claim.birthDate())
        .map(found -> decide(rules, claim, found, today));
  }

  /**
   * The strictest tier with anybody who may be taken today decides, and two people in it are one
   * too many. Without such a tier the strictest with any match says why.
   */
  static Matched decide(MatchRules rules, Claim claim, List<Candidate> found, LocalDate today) {
    var decided =
        Arrays.stream(MatchRules.Tier.values())
            .map(tier -> fitting(rules, claim, found, tier))
            .filter(fitting -> !fitting.isEmpty())
            .map(fitting -> onlyOne(fitting, today))
            .toList();
    return decided.stream()
        .filter(matched -> !(matched instanceof Matched.None))
        .findFirst()
        .or(() -> decided.stream().findFirst())
        .orElseGet(() -> new Matched.None(reason(rules, claim, found)));
  }

  private static List<Candidate> fitting(
      MatchRules rules, Claim claim, List<Candidate> found, MatchRules.Tier tier) {
    return found.stream()
        .filter(candidate -> rules.tier(claim, candidate.identity()).equals(Optional.of(tier)))
        .filter(candidate -> samePerson(rules, claim, candidate))
        .toList();
  }

  private static boolean samePerson(MatchRules rules, Claim claim, Candidate candidate) {
    return rules.sameBranch(claim.branch(), candidate.identity().branch())
        && rules.sameName(claim.kana(), candidate.member().kana());
  }

  /** A membership that ended and the one that followed it are two rows with the same papers. */
  private static Matched onlyOne(List<Candidate> fitting, LocalDate today) {
    var now = fitting.stream().filter(one -> one.member().isMemberOn(today)).toList();
    if (now.isEmpty()) {
      return new Matched.None(Reason.NOT_A_MEMBER_NOW);
    }
    var members =
        now.stream()
            .filter(one -> one.isUsableOn(today))
            .map(one -> new Matched.One(one.member(), one.importId()))
            .distinct()
            .toList();
    return switch (members.size()) {
      case 0 -> new Matched.None(Reason.OLD_NUMBER);
      case 1 -> members.getFirst();
      default -> new Matched.Ambiguous();
    };
  }

  private static Reason reason(MatchRules rules, Claim claim, List<Candidate> found) {
    return found.stream()
        .map(candidate -> difference(rules, claim, candidate))
        .reduce(Reason.NO_IDENTITY, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  private static Reason difference(MatchRules rules, Claim claim, Candidate candidate) {
    var identity = candidate.identity();
    if (rules.tier(claim, identity).isEmpty()) {
      return Reason.SYMBOL_DIFFERS;
    }
    if (!rules.sameBranch(claim.branch(), identity.branch())) {
      return Reason.BRANCH_DIFFERS;
    }
    return AlmostKana.same(claim.kana(), candidate.member().kana())
        ? Reason.NAME_ALMOST
        : Reason.NAME_DIFFERS;
  }
}
