package kenpo.roster;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 加入者: a person on a society's roster.
 *
 * @param kana the name as the society's own system writes it
 * @param acquired 資格取得日, the first day of membership
 * @param lost 資格喪失日, the first day without membership
 */
public record Member(
    String societyId,
    long memberId,
    MemberKind kind,
    String kana,
    Optional<String> name,
    LocalDate birthDate,
    LocalDate acquired,
    Optional<LocalDate> lost) {

  /** Whether the person belongs to the society on that day (in Japan). */
  public boolean isMemberOn(LocalDate day) {
    return !day.isBefore(acquired) && lost.map(day::isBefore).orElse(true);
  }
}
