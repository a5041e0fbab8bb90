package kenpo.roster;

import java.time.LocalDate;

/** A member found by one of his identities. */
record Candidate(Member member, Identity identity) {

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
