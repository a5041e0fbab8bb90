package kenpo.letter;

import java.util.Optional;
import kenpo.roster.MemberKind;
import kenpo.roster.file.Employer;
import kenpo.roster.file.PostalAddress;

/**
 * A member as the roster names him for a letter.
 *
 * @param name as on the roster, else its kana
 * @param employer of a dependant: that of the employee with the same symbol and number
 * @param nonDisclosure nobody may be told where the person lives
 */
public record Addressee(
    long memberId,
    MemberKind kind,
    String name,
    PostalAddress home,
    Optional<Employer> employer,
    boolean nonDisclosure) {}
