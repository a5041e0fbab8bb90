package kenpo.roster;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A member found by one of his identities.
 *
 * @param importId the import that was in force when he was read; empty before any
 */
record Candidate(Member member, Identity identity, Optional<Long> importId) {

  /**
   * Whether these papers may still be used on that day. Special retirees and their dependants may
   * use the qualification from before retirement too.
   */
  boolean isUsableOn(LocalDate day) {
    return identity.isValidOn(day)
        || switch (member.kind()) {
          case SPECIAL_RETIREE, SPECIAL_RETIREE_DEPENDANT -> true;
          case INSURED, DEPENDANT, VOLUNTARY -> false;
        };
  }
}
