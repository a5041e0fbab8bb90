package kenpo.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kenpo.demo.MadeUpMember.Trait;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.Sex;
import kenpo.society.InsurerNumber;

/**
 * Makes up insured people: employees, and those who left as voluntary members or special retirees.
 */
final class MadeUpInsured {

  private static final int DAYS_A_YEAR = 365;

  private final RandomGenerator random;
  private final MadeUpNames names;
  private final List<InsurerNumber> insurers;
  private final Numbering numbering;
  private final LocalDate today;
  private Optional<MadeUpMember> before = Optional.empty();
  private int serial = 1000;

  MadeUpInsured(
      RandomGenerator random,
      MadeUpNames names,
      List<InsurerNumber> insurers,
      Numbering numbering,
      LocalDate today) {
    this.random = random;
    this.names = names;
    this.insurers = insurers;
    this.numbering = numbering;
    this.today = today;
  }

  MadeUpMember next() {
    var next = insured();
    before = Optional.of(next);
    return next;
  }

  private MadeUpMember insured() {
    int percent = random.nextInt(100);
    if (percent < 5 && insurers.size() > 1) {
      return retiree();
    }
    return percent < 10 ? voluntary() : employee();
  }

  private MadeUpMember employee() {
    var symbol = numbering.symbols().get(random.nextInt(numbering.symbols().size()));
    var papers = papers(insurers.getFirst(), symbol, numbering.number(symbol, serial()));
    var trait = trait(papers);
    var sex = chance(55) ? Sex.MALE : Sex.FEMALE;
    if (chance(1) && before.isPresent()) {
      var other = before.get();
      return member(
          papers,
          other.name(),
          other.birthDate(),
          other.sex(),
          MemberKind.INSURED,
          Trait.SAME_NAME);
    }
    boolean foreign = chance(3);
    var name = foreign ? names.foreign(sex) : names.japanese(sex);
    return member(
        papers, name, born(20, 64), sex, MemberKind.INSURED, foreign ? Trait.FOREIGN : trait);
  }

  private MadeUpMember voluntary() {
    var symbol = numbering == Numbering.SHORT ? "900" : "9000";
    var papers = papers(insurers.getFirst(), symbol, Integer.toString(serial()));
    var sex = chance(50) ? Sex.MALE : Sex.FEMALE;
    return member(
        papers, names.japanese(sex), born(30, 70), sex, MemberKind.VOLUNTARY, Trait.VOLUNTARY);
  }

  private MadeUpMember retiree() {
    var papers = papers(insurers.get(1), "9900", Integer.toString(serial()));
    var sex = chance(60) ? Sex.MALE : Sex.FEMALE;
    return member(
        papers,
        names.japanese(sex),
        born(61, 74),
        sex,
        MemberKind.SPECIAL_RETIREE,
        Trait.SPECIAL_RETIREE);
  }

  private MadeUpMember member(
      Papers papers, MadeUpName name, LocalDate born, Sex sex, MemberKind kind, Trait trait) {
    boolean left = kind != MemberKind.INSURED;
    var acquired = acquired(born, left);
    return new MadeUpMember(
        papers,
        "00",
        name,
        !chance(10),
        born,
        sex,
        "本人",
        kind,
        acquired,
        lost(acquired),
        left ? "" : "J" + (100 + numbering.symbols().indexOf(papers.symbol())),
        kind == MemberKind.SPECIAL_RETIREE ? Optional.of(earlier()) : Optional.empty(),
        trait);
  }

  private Papers papers(InsurerNumber insurer, String symbol, String number) {
    return new Papers(insurer, symbol, number, chance(15) ? Optional.empty() : Optional.of("00"));
  }

  private Papers earlier() {
    var symbol = numbering.symbols().getFirst();
    var number = numbering.number(symbol, serial());
    return new Papers(insurers.getFirst(), symbol, number, Optional.of("00"));
  }

  private static Trait trait(Papers papers) {
    if (papers.branch().isEmpty()) {
      return Trait.NO_BRANCH;
    }
    if (papers.number().startsWith("0")) {
      return Trait.LEADING_ZEROS;
    }
    if (papers.number().length() > 7) {
      return Trait.LONG_NUMBER;
    }
    return papers.symbol().contains("-") ? Trait.HYPHENED_SYMBOL : Trait.PLAIN;
  }

  private LocalDate born(int youngest, int oldest) {
    return today.minusDays(random.nextInt(youngest * DAYS_A_YEAR + 20, oldest * DAYS_A_YEAR));
  }

  private LocalDate acquired(LocalDate born, boolean left) {
    if (!left && chance(1)) {
      return today.plusDays(random.nextInt(10, 60));
    }
    var earliest = left ? today.minusDays(600) : born.plusYears(18);
    int days = (int) (today.toEpochDay() - earliest.toEpochDay());
    return today.minusDays(random.nextInt(1, days));
  }

  private Optional<LocalDate> lost(LocalDate acquired) {
    if (!chance(4) || acquired.isAfter(today)) {
      return Optional.empty();
    }
    var lost = today.minusDays(random.nextInt(1, 700));
    return Optional.of(lost.isBefore(acquired) ? acquired.plusDays(1) : lost);
  }

  private int serial() {
    serial += 1 + random.nextInt(7);
    return serial;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
