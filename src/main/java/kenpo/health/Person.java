package kenpo.health;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.roster.Sex;

/**
 * Who somebody is by the roster.
 *
 * @param kana as the society's system writes it
 * @param sex empty where the roster doesn't say it
 */
public record Person(String kana, LocalDate birthDate, Optional<Sex> sex) {}
