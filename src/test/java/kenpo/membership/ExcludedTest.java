package kenpo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.roster.intake.Imported;
import kenpo.roster.intake.RosterImport;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.roster.intake.RosterPolicy;
import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.MassLoss;
import kenpo.society.Society.NumberChanged;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an import says that it excludes is whose account is closed, though not lost. */
class ExcludedTest {

  private static final int PEOPLE = 400;
  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日,資格喪失日,旧保険者番号,旧記号,旧番号,旧枝番\n";
  private static final List<String> KINDS = List.of("本人", "家族", "任意継続", "4", "特例退職", "6");

  @TempDir private Path folder;
  private final Random random = new Random(11);

  @Test
  void whereDependantsAndVoluntaryMembersMayNot() throws Exception {
    isWhatComesTrue(new Enrolment(false, 0, false, NumberChanged.carry));
  }

  @Test
  void whereGrownUpDependantsMayAndAnotherNumberTakesANewRegistration() throws Exception {
    isWhatComesTrue(new Enrolment(true, 40, true, NumberChanged.reregister));
  }

  private void isWhatComesTrue(Enrolment enrolment) throws Exception {
    try (var portal =
        new TestPortal(aoba -> Policies.enrolling(Policies.unlimited(aoba), enrolment))) {
      var people = people();
      imported(portal, enrolment, people);
      accountsForAll(portal);
      portal.purge();
      portal.clock.advance(Duration.ofHours(1));
      var second = imported(portal, enrolment, people.stream().map(this::later).toList());
      portal.purge();
      var excluded = second.difference().excluded();
      assertThat(excluded.count()).isPositive();
      assertThat(
              portal.query(
                  """
                  SELECT count(*)
                    FROM accounts a
                    JOIN members m USING (society_id, member_id)
                   WHERE a.close_reason IN ('not_entitled', 'renumbered')
                     AND a.closed_import = %d
                     AND m.lost IS NULL
                  """
                      .formatted(second.importId())))
          .containsExactly(Integer.toString(excluded.count()));
    }
  }

  private record Person(int number, int earlier, LocalDate born, String kind, String lost) {

    String row() {
      var before = earlier == 0 ? ",,," : "06990014,71-12," + earlier + ",00";
      return "06990014,71-12,%d,00,ｻﾄｳ ﾊﾅｺ,%s,%s,20200401,%s,%s\n"
          .formatted(number, DateTimeFormatter.BASIC_ISO_DATE.format(born), kind, lost, before);
    }
  }

  private List<Person> people() {
    var people = new ArrayList<Person>();
    for (int number = 1; number <= PEOPLE; number++) {
      var born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(29_000));
      people.add(new Person(number, 0, born, kind(), ""));
    }
    return people;
  }

  /** The same person half a year later, with another kind, number, both, neither, or lost. */
  private Person later(Person before) {
    boolean renumbered = random.nextInt(4) == 0;
    return new Person(
        renumbered ? before.number + PEOPLE : before.number,
        renumbered ? before.number : 0,
        before.born,
        random.nextBoolean() ? kind() : before.kind,
        random.nextInt(5) == 0 ? List.of("20261101", "20270401").get(random.nextInt(2)) : "");
  }

  private String kind() {
    return KINDS.get(random.nextInt(KINDS.size()));
  }

  private Imported.Done imported(TestPortal portal, Enrolment enrolment, List<Person> people)
      throws Exception {
    var rows = String.join("", people.stream().map(Person::row).toList());
    var file = Files.writeString(folder.resolve("roster.csv"), HEADER + rows);
    var policy =
        new RosterPolicy(
            "aoba",
            RosterFormat.of(List.of("06990014")),
            new MatchPolicy(true, 7, true),
            enrolment,
            new MassLoss(100, PEOPLE));
    var roster =
        new RosterImport(new Schema(portal.database), portal.clock, Actor.SYSTEM, progress -> {});
    return (Imported.Done) roster.run(file, policy, Wish.APPLY);
  }

  /** They are looked through when the roster is another one than the last time. */
  private static void accountsForAll(TestPortal portal) {
    portal.execute(
        """
        UPDATE rosters SET imported_at = imported_at + INTERVAL '1 second';
        INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
          terms_version, privacy_version, agreed_at, created_at)
        SELECT society_id, member_id, member_id || '@example.jp', member_id || '@example.jp', '',
          'ja', '1', '1', '%1$s', '%1$s'
        FROM members
        """
            .formatted(portal.clock.instant()));
  }
}
