package kenpo.roster;

import java.util.Arrays;
import java.util.Optional;
import kenpo.society.MatchPolicy;

/**
 * Whether what a person typed and an identity in the roster are the same, by a society's policy.
 * Symbol and number are compared in three steps, both sides cut alike: whole; then from after the
 * symbol's last hyphen and the number's last digits; last without leading zeros.
 */
public record MatchRules(MatchPolicy policy) {

  private static final String NORMALISATION =
      "number=%d kana=%d".formatted(MemberNumber.VERSION, Kana.VERSION);

  /**
   * How freely symbol and number had to be read; the strictest one that finds anybody of today
   * decides.
   */
  public enum Tier {
    WHOLE,
    SHORTENED,
    WITHOUT_ZEROS
  }

  /**
   * Names the algorithm and the settings that stored keys were made with. When it isn't the one in
   * {@code rosters.match_rules}, the keys must be made anew before anybody is matched.
   */
  public String version() {
    return "%s hyphen=%b last=%d zeros=%b"
        .formatted(
            NORMALISATION,
            policy.symbolAfterLastHyphen(),
            policy.numberLastDigits(),
            policy.stripLeadingZeros());
  }

  /** Whether rules of that version differ in their settings alone. */
  public boolean isOfSameNormalisation(String version) {
    return version.startsWith(NORMALISATION + " ");
  }

  /** The coarsest form of a number: equal for any two numbers that some tier takes as equal. */
  public String numberKey(String number) {
    return number(MemberNumber.number(number), Tier.WITHOUT_ZEROS);
  }

  /** The coarsest form of a symbol. */
  public String symbolKey(String symbol) {
    return symbol(MemberNumber.symbol(symbol), Tier.WITHOUT_ZEROS);
  }

  /** The strictest tier at which symbol and number are both the same; empty if none. */
  Optional<Tier> tier(Claim claim, Identity identity) {
    var symbol =
        strictest(
            MemberNumber.symbol(claim.symbol()),
            MemberNumber.symbol(identity.symbol()),
            this::symbol);
    var number =
        strictest(
            MemberNumber.number(claim.number()),
            MemberNumber.number(identity.number()),
            this::number);
    return symbol.flatMap(s -> number.map(n -> s.compareTo(n) >= 0 ? s : n));
  }

  /** A branch that is missing on either side is no difference. */
  boolean sameBranch(Optional<String> typed, Optional<String> kept) {
    return typed.isEmpty()
        || kept.isEmpty()
        || MemberNumber.branch(typed.get()).equals(MemberNumber.branch(kept.get()));
  }

  boolean sameName(String typed, String kept) {
    return Kana.key(typed).equals(Kana.key(kept));
  }

  private interface Form {
    String at(String plain, Tier tier);
  }

  private static Optional<Tier> strictest(String typed, String kept, Form form) {
    return Arrays.stream(Tier.values())
        .filter(tier -> form.at(typed, tier).equals(form.at(kept, tier)))
        .findFirst();
  }

  private String symbol(String plain, Tier tier) {
    var cut =
        tier != Tier.WHOLE && policy.symbolAfterLastHyphen()
            ? MemberNumber.afterLastHyphen(plain)
            : plain;
    return zeros(cut, tier);
  }

  private String number(String plain, Tier tier) {
    var cut =
        tier == Tier.WHOLE ? plain : MemberNumber.lastDigits(plain, policy.numberLastDigits());
    return zeros(cut, tier);
  }

  private String zeros(String value, Tier tier) {
    return tier == Tier.WITHOUT_ZEROS && policy.stripLeadingZeros()
        ? MemberNumber.withoutZeros(value)
        : value;
  }
}
