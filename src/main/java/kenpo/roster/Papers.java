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
        + MemberNumber.symbol(symbol)
        + '|'
        + MemberNumber.number(number)
        + '|'
        + who
        + '|'
        + birthDate;
  }

  Papers withoutBranch() {
    return new Papers(insurerNumber, symbol, number, Optional.empty());
  }
}
