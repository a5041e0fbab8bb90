package kenpo.roster.file;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.Sex;

/**
 * One checked row of a roster file.
 *
 * @param line where it begins in the file; the header is line 1
 * @param lost 資格喪失日, the first day without membership
 * @param home where the person lives
 * @param nonDisclosure 不開示: nobody may be told where the person lives
 * @param earlier the papers of before a change of number or retirement
 */
public record RosterRow(
    long line,
    Papers papers,
    String kana,
    Optional<String> name,
    LocalDate birthDate,
    Optional<Sex> sex,
    Optional<String> relation,
    MemberKind kind,
    LocalDate acquired,
    Optional<LocalDate> lost,
    Optional<Employer> employer,
    PostalAddress home,
    boolean nonDisclosure,
    Optional<Papers> earlier) {}
