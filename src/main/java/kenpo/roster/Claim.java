package kenpo.roster;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.society.InsurerNumber;

/**
 * Who a person says he is: what was typed from the papers, in whatever width and with any hyphens.
 */
public record Claim(
    InsurerNumber insurerNumber,
    String symbol,
    String number,
    Optional<String> branch,
    String kana,
    LocalDate birthDate) {}
