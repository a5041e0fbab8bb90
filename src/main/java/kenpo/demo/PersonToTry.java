package kenpo.demo;

import java.time.LocalDate;
import kenpo.roster.MemberKind;

/**
 * Somebody made up, and what this person would type from the papers.
 *
 * @param kana full-width, with small letters and a space
 * @param trait what is special about this person, as a name of {@link MadeUpMember.Trait} or {@link
 *     MadeUpStories.Story}
 */
public record PersonToTry(
    String insurerNumber,
    String symbol,
    String number,
    String branch,
    String kana,
    LocalDate birthDate,
    MemberKind kind,
    String trait) {

  PersonToTry withTrait(String other) {
    return new PersonToTry(insurerNumber, symbol, number, branch, kana, birthDate, kind, other);
  }
}
