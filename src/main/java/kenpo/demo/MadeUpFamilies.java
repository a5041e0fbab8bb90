package kenpo.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kenpo.demo.MadeUpMember.Trait;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.Sex;
import kenpo.society.InsurerNumber;

/** Makes up one family after the other: an insured person and those who depend on him or her. */
final class MadeUpFamilies {

  private static final int DAYS_A_YEAR = 365;

  private final RandomGenerator random;
  private final MadeUpNames names;
  private final MadeUpInsured insured;
  private final LocalDate today;

  /** The second insurer number, if there is one, is that of the special retirees. */
  MadeUpFamilies(
      RandomGenerator random, List<InsurerNumber> insurers, Numbering numbering, LocalDate today) {
    this.random = random;
    this.names = new MadeUpNames(random);
    this.insured = new MadeUpInsured(random, names, insurers, numbering, today);
    this.today = today;
  }

  List<MadeUpMember> next() {
    var family = new ArrayList<>(List.of(insured.next()));
    if (chance(45)) {
      family.add(spouse(family.getFirst()));
    }
    if (chance(35)) {
      children(family);
    }
    return family;
  }

  private MadeUpMember spouse(MadeUpMember head) {
    var sex = head.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE;
    var born = head.birthDate().plusDays(random.nextInt(-5 * DAYS_A_YEAR, 5 * DAYS_A_YEAR));
    var atLeast = today.minusYears(20).minusDays(1);
    return dependant(
        head,
        1,
        names.relativeOf(head.name(), sex),
        born.isAfter(atLeast) ? atLeast : born,
        sex,
        sex == Sex.MALE ? "夫" : "妻",
        Trait.DEPENDANT);
  }

  private void children(List<MadeUpMember> family) {
    var head = family.getFirst();
    int count = 1 + random.nextInt(3);
    boolean twins = count > 1 && chance(8);
    var earliest = head.birthDate().plusYears(19);
    var born = today.minusDays(random.nextInt(1, 22 * DAYS_A_YEAR));
    while (count-- > 0 && born.isAfter(earliest)) {
      var sex = chance(50) ? Sex.MALE : Sex.FEMALE;
      var name = names.relativeOf(head.name(), sex);
      if (family.stream().noneMatch(other -> other.name().kana().equals(name.kana()))) {
        var relation = sex == Sex.MALE ? "子（男）" : "子（女）";
        var trait = twins ? Trait.TWIN : Trait.DEPENDANT;
        family.add(dependant(head, family.size(), name, born, sex, relation, trait));
      }
      born = twins ? born : born.minusDays(random.nextInt(400, 1400));
    }
  }

  private MadeUpMember dependant(
      MadeUpMember head,
      int branch,
      MadeUpName name,
      LocalDate born,
      Sex sex,
      String relation,
      Trait trait) {
    var onPapers = "%02d".formatted(branch);
    var papers = head.papers();
    boolean retired = head.kind() == MemberKind.SPECIAL_RETIREE;
    return new MadeUpMember(
        new Papers(
            papers.insurerNumber(),
            papers.symbol(),
            papers.number(),
            papers.branch().map(present -> onPapers)),
        onPapers,
        name,
        head.spaced(),
        born,
        sex,
        relation,
        retired ? MemberKind.SPECIAL_RETIREE_DEPENDANT : MemberKind.DEPENDANT,
        born.isAfter(head.acquired()) ? born : head.acquired(),
        head.lost().map(lost -> lost.isBefore(born) ? born : lost),
        head.employer(),
        head.earlier().map(before -> withBranch(before, onPapers)),
        trait);
  }

  private static Papers withBranch(Papers papers, String branch) {
    return new Papers(
        papers.insurerNumber(), papers.symbol(), papers.number(), Optional.of(branch));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
