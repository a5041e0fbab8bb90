package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.society.Societies;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.NumberChanged;
import kenpo.support.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may have an account: Java, the database, and counting birthdays say the same. */
class EntitlementTest {

  private static final String DATABASE = Database.fresh().name();
  private static final int PEOPLE = 400;
  private static final List<LocalDate> DAYS =
      Stream.of(
              "2023-02-28",
              "2023-03-01",
              "2024-02-28",
              "2024-02-29",
              "2024-03-01",
              "2026-12-31",
              "2027-01-01",
              "2100-02-28",
              "2100-03-01")
          .map(LocalDate::parse)
          .toList();
  private static final List<Integer> AGES = List.of(0, 15, 16, 18, 20, 75);

  private final Random random = new Random(7);

  @Test
  void javaAndTheDatabaseDecideAlikeAboutAnybody() {
    for (var day : DAYS) {
      for (int age : AGES) {
        var policy =
            new Enrolment(random.nextInt(4) > 0, age, random.nextBoolean(), NumberChanged.carry);
        var people = people(day, age);
        var entitled = Entitlement.of(policy, day);
        assertThat(people.stream().map(entitled::allows).toList())
            .as("Java, %s, %s", day, policy)
            .isEqualTo(people.stream().map(member -> expected(policy, member, day)).toList());
        assertThat(inTheDatabase(entitled, people))
            .as("the database, %s, %s", day, policy)
            .isEqualTo(people.stream().map(member -> end(policy, member, day)).toList());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2008-02-29, 2024-02-28, false",
    "2008-02-29, 2024-02-29, true",
    "2007-02-28, 2023-02-27, false",
    "2007-02-28, 2023-02-28, true",
    "2008-03-01, 2024-02-29, false",
    "2008-03-01, 2024-03-01, true",
    // Born in Heisei, of age in Reiwa.
    "2003-05-01, 2019-04-30, false",
    "2003-05-01, 2019-05-01, true",
    // Who was born on a leap day is 15 on 1 March.
    "2004-02-29, 2019-02-28, false"
  })
  void aDependantIsOldEnoughFromTheBirthday(LocalDate born, LocalDate day, boolean allowed) {
    var policy = new Enrolment(true, 16, true, NumberChanged.carry);
    var member = member(MemberKind.DEPENDANT, born, Optional.empty());
    assertThat(Entitlement.of(policy, day).allows(member)).isEqualTo(allowed);
  }

  @Test
  void whoWasBornOnALeapDayIsAYearOlderOnTheFirstOfMarch() {
    var policy = new Enrolment(true, 15, true, NumberChanged.carry);
    var leapling = member(MemberKind.DEPENDANT, LocalDate.of(2004, 2, 29), Optional.empty());
    assertThat(Entitlement.of(policy, LocalDate.of(2019, 2, 28)).allows(leapling)).isFalse();
    assertThat(Entitlement.of(policy, LocalDate.of(2019, 3, 1)).allows(leapling)).isTrue();
  }

  @Test
  void theDayBeginsAtMidnightInJapan() {
    var aoba = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
    assertThat(Entitlement.of(aoba, Instant.parse("2026-12-01T14:59:59.999Z")).today())
        .isEqualTo("2026-12-01");
    assertThat(Entitlement.of(aoba, Instant.parse("2026-12-01T15:00:00Z")).today())
        .isEqualTo("2026-12-02");
  }

  /** On and around the birthday that counts, on leap days, and anywhere. */
  private List<Member> people(LocalDate day, int age) {
    var people = new ArrayList<Member>();
    for (int i = 0; i < PEOPLE; i++) {
      var kind = MemberKind.values()[random.nextInt(MemberKind.values().length)];
      var around = day.minusYears(age).plusDays(random.nextInt(5) - 2);
      var born =
          switch (random.nextInt(3)) {
            case 0 -> around;
            case 1 -> LocalDate.of(around.getYear() / 4 * 4, 2, 28).plusDays(random.nextInt(3));
            default -> day.minusDays(random.nextInt(36_000));
          };
      var lost =
          random.nextBoolean()
              ? Optional.<LocalDate>empty()
              : Optional.of(day.plusDays(random.nextInt(5) - 2));
      people.add(member(kind, born, lost));
    }
    return people;
  }

  private static Member member(MemberKind kind, LocalDate born, Optional<LocalDate> lost) {
    return new Member("aoba", 1, kind, "", Optional.empty(), born, LocalDate.EPOCH, lost);
  }

  private static boolean expected(Enrolment policy, Member member, LocalDate day) {
    return switch (member.kind()) {
      case INSURED, SPECIAL_RETIREE -> true;
      case VOLUNTARY -> policy.voluntary();
      case DEPENDANT, SPECIAL_RETIREE_DEPENDANT ->
          policy.dependants()
              && Period.between(member.birthDate(), day).getYears() >= policy.dependantsFromAge()
              && !member.birthDate().isAfter(day);
    };
  }

  private static String end(Enrolment policy, Member member, LocalDate day) {
    if (!member.isMemberOn(day)) {
      return "membership_lost";
    }
    return expected(policy, member, day) ? "" : "not_entitled";
  }

  private static List<String> inTheDatabase(Entitlement entitled, List<Member> people) {
    var rows =
        people.stream()
            .map(
                member ->
                    "('%s', '%s', %s)"
                        .formatted(
                            member.kind().code(),
                            member.birthDate(),
                            member.lost().map(day -> "'" + day + "'").orElse("NULL")))
            .collect(Collectors.joining(", "));
    return Database.query(
        DATABASE,
        """
        SELECT coalesce(membership_end(
          jsonb_populate_record(
            NULL::members, jsonb_build_object('kind', kind, 'birth_date', born, 'lost', lost)),
          NULL, '%s'), '')
        FROM (VALUES %s) AS person (kind, born, lost)
        """
            .formatted(entitled.row(), rows));
  }
}
