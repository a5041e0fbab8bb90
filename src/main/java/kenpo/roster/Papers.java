package kenpo.roster;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.society.InsurerNumber;

/**
 * What a member's papers say, as the roster file has it.
 *
 * @param symbol 記号; may be empty
 */
public record Papers(
    InsurerNumber insurerNumber, String symbol, String number, Optional<String> branch) {

  /**
   * Names the same papers of the same person in every file. The birth date keeps a branch that is
   * given to somebody else from handing over an account; without a branch the name tells a family
   * apart.
   */
  public String identityKey(LocalDate birthDate, String kana) {
    var who = branch.map(MemberNumber::branch).orElseGet(() -> Kana.key(kana));
    return insurerNumber.value()
        + '|'
        + part(MemberNumber.symbol(symbol))
        + '|'
        + part(MemberNumber.number(number))
        + '|'
        + part(who)
        + '|'
        + birthDate;
  }

  /** The database takes the parts apart again. */
  private static String part(String text) {
    return text.indexOf('|') < 0 ? text : text.replace("|", "");
  }
}
