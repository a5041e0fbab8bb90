package kenpo.roster.intake;

import java.time.LocalDate;
import kenpo.roster.MatchRules;
import kenpo.roster.file.RosterRow;

/** Numbers that are equal for rows whom a person's papers may not tell apart, and seldom else. */
final class Likeness {

  private final SeenBefore seen = new SeenBefore();

  /** By the papers of now, or by earlier ones. */
  static long of(String numberKey, LocalDate birthDate) {
    return (long) numberKey.hashCode() << Integer.SIZE ^ birthDate.hashCode();
  }

  /** Writes those of a row, and whether one of them came before. */
  void write(CopyRows copy, RosterRow row, MatchRules rules) {
    long now = of(rules.numberKey(row.papers().number()), row.birthDate());
    boolean again = seen.test(now);
    copy.number(now);
    if (row.earlier().isPresent()) {
      long earlier = of(rules.numberKey(row.earlier().get().number()), row.birthDate());
      again |= earlier != now && seen.test(earlier);
      copy.number(earlier);
    } else {
      copy.none();
    }
    copy.flag(again);
  }
}
