package kenpo.roster;

import java.util.Optional;

/**
 * Somebody of the roster, found by one of his papers, who may be long gone.
 *
 * @param sex empty where the roster doesn't have it
 * @param memberThen whether he was a member on the day in question
 */
public record Insured(
    long memberId, String kana, Optional<Sex> sex, Identity identity, boolean memberThen) {}
