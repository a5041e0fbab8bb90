package kenpo.demo;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.roster.Member;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.Sex;

/**
 * A member of nobody's family.
 *
 * @param papers as the society's system holds them; its branch may be missing
 * @param branchOnPapers what the member reads as his branch
 * @param spaced whether the system parts family and given name in kana
 * @param employer code of the company; empty for those who left it
 */
record MadeUpMember(
    Papers papers,
    String branchOnPapers,
    MadeUpName name,
    boolean spaced,
    LocalDate birthDate,
    Sex sex,
    String relation,
    MemberKind kind,
    LocalDate acquired,
    Optional<LocalDate> lost,
    String employer,
    Optional<Papers> earlier,
    Trait trait) {

  /** What is worth trying about somebody. */
  enum Trait {
    PLAIN,
    DEPENDANT,
    HYPHENED_SYMBOL,
    LEADING_ZEROS,
    LONG_NUMBER,
    NO_BRANCH,
    TWIN,
    SAME_NAME,
    FOREIGN,
    VOLUNTARY,
    SPECIAL_RETIREE
  }

  boolean isMemberOn(LocalDate day) {
    return new Member("", 0, kind, name.kana(), Optional.empty(), birthDate, acquired, lost)
        .isMemberOn(day);
  }

  boolean isAdultOn(LocalDate day) {
    return !birthDate.plusYears(20).isAfter(day);
  }

  String kanaInFile() {
    var kana = HalfWidthKana.of(name.kana());
    return spaced ? kana : kana.replace(" ", "");
  }
}
