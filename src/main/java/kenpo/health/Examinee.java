package kenpo.health;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.roster.Sex;

/**
 * Whom a file says a checkup is of, in its own spelling.
 *
 * @param insurerNumber 8 digits
 * @param symbol 記号; may be empty
 * @param branch 枝番; files of before 2021 have none
 */
public record Examinee(
    String insurerNumber,
    String symbol,
    String number,
    Optional<String> branch,
    String kana,
    LocalDate birthDate,
    Sex sex) {}
