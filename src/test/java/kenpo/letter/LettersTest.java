package kenpo.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kenpo.letter.LetterDesk.Posted;
import kenpo.letter.LetterOrders.Reissued;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.PostOffice;
import kenpo.support.PostOffice.Person;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets a letter, and what its secret is worth, whoever does something at the same instant. */
class LettersTest {

  private static final LetterKind CODE = LetterKind.VIEWING_CODE;

  /** Connections for changes, as tests have them. */
  private static final int POOL = 8;

  private static final Instant NOON = Instant.parse("2026-12-01T03:00:00Z");

  @TempDir static Path folder;

  private static PostOffice office;
  private static Society aoba;
  private static int numbers;

  private long member;

  @BeforeAll
  static void open() {
    office = new PostOffice();
    aoba = PostOffice.society(folder, "aoba", "");
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void somebody() {
    office.clock.set(NOON);
    member = office.member(aoba, Person.insured("" + ++numbers));
  }

  @Test
  void whoAsksTenTimesAtOnceGetsOne() throws Exception {
    for (var by : List.of(AskedBy.REGISTRATION, AskedBy.MEMBER, AskedBy.STAFF)) {
      long other = office.member(aoba, Person.insured("" + ++numbers));
      var answers =
          Race.all(
              Collections.nCopies(
                  10, (Callable<Asked>) () -> office.letters.ask(aoba, other, CODE, by).await()));
      assertThat(answers).filteredOn(Asked.Queued.class::isInstance).hasSize(1);
      assertThat(states(other)).containsExactly("asked");
    }
  }

  @Test
  void aLetterIsWaitedForUntilItIsPostedAndByWhomItConcerns() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    assertThat(underWay(AskedBy.MEMBER)).isEqualTo(letter);
    assertThat(underWay(AskedBy.STAFF)).isEqualTo(letter);
    office.secret(aoba, member, letter);
    assertThat(underWay(AskedBy.MEMBER)).isEqualTo(letter);
    // The file may have been lost, which staff know.
    long second = office.ask(aoba, member, AskedBy.STAFF);
    office.secret(aoba, member, second);
    post(second, LocalDate.of(2026, 12, 1));
    assertThat(underWay(AskedBy.REGISTRATION)).isEqualTo(second);
    office.ask(aoba, member, AskedBy.MEMBER);
    assertThat(states(member)).containsExactly("void", "void", "asked");
  }

  @Test
  void fromTheRequestOnEveryEarlierLetterIsVoidAndTheDayOfTheRequestIsTold() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    post(letter, LocalDate.of(2026, 12, 1));
    office.clock.advance(Duration.ofDays(3));
    long second = office.ask(aoba, member, AskedBy.MEMBER);
    assertThat(redeem(secret)).isEqualTo(new Tried.Void(LocalDate.of(2026, 12, 4)));
    var newer = office.secret(aoba, member, second);
    post(second, LocalDate.of(2026, 12, 4));
    office.clock.advance(Duration.ofDays(30));
    office.ask(aoba, member, AskedBy.MEMBER);
    for (var old : List.of(secret, newer)) {
      assertThat(redeem(old)).isEqualTo(new Tried.Void(LocalDate.of(2027, 1, 3)));
    }
  }

  @Test
  void aSecretIsUsedOnceByWhoeverOfTenIsFirst() throws Exception {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    post(letter, LocalDate.of(2026, 12, 1));
    var answers = byTenAtOnce(secret);
    assertThat(answers).filteredOn(it -> it.equals(new Tried.Accepted(letter))).hasSize(1);
    assertThat(answers).filteredOn(it -> it.equals(new Tried.Unknown())).hasSize(9);
    assertThat(states(member)).containsExactly("used");
    assertThat(events(member)).containsOnlyOnce("USED").endsWith("USED");
  }

  @Test
  void ofAUseAndARequestForAnotherAtOnceTheUseComesFirstOrNotAtAll() throws Exception {
    for (int i = 0; i < 20; i++) {
      member = office.member(aoba, Person.insured("" + ++numbers));
      long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
      var secret = office.secret(aoba, member, letter);
      post(letter, LocalDate.of(2026, 12, 1));
      var answers =
          Race.all(
              List.<Callable<Object>>of(
                  () -> redeem(secret),
                  () -> office.letters.ask(aoba, member, CODE, AskedBy.MEMBER).await()));
      assertThat(answers.get(1)).isInstanceOf(Asked.Queued.class);
      var used = answers.getFirst() instanceof Tried.Accepted;
      assertThat(states(member)).containsExactly(used ? "used" : "void", "asked");
    }
  }

  @Test
  void nobodyElseUsesIt() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    long other = office.member(aoba, Person.insured("" + ++numbers));
    var kind = LetterKind.VIEWING_PASSWORD;
    assertThat(office.redeem("aoba", other, CODE, secret)).isEqualTo(new Tried.Unknown());
    assertThat(office.redeem("minato", member, CODE, secret)).isEqualTo(new Tried.Unknown());
    assertThat(office.redeem("aoba", member, kind, secret)).isEqualTo(new Tried.Unknown());
    assertThat(redeem(LetterCode.next(new java.util.Random(2)).text()))
        .isEqualTo(new Tried.Unknown());
    assertThat(redeem("nonsense")).isEqualTo(new Tried.Unknown());
    assertThat(redeem(secret.toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(new Tried.Accepted(letter));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, 2027-06-01",
    "2026-08-31, 2027-02-28",
    "2027-08-31, 2028-02-29",
    "2026-08-28, 2027-02-28",
    "2026-08-29, 2027-02-28",
    "2027-02-28, 2027-08-28"
  })
  void aLetterIsGoodForSixMonthsFromItsPostingUntilMidnightInJapan(
      LocalDate posted, LocalDate last) {
    office.clock.set(posted.atTime(LocalTime.NOON).atZone(Japan.ZONE).toInstant());
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    assertThat(post(letter, posted)).isEqualTo(new Posted.Done(1, last));
    office.clock.set(last.plusDays(1).atStartOfDay(Japan.ZONE).toInstant());
    assertThat(redeem(secret)).isEqualTo(new Tried.Expired());
    office.clock.set(office.clock.instant().minusSeconds(1));
    assertThat(redeem(secret)).isEqualTo(new Tried.Accepted(letter));
  }

  @Test
  void theMonthsBeginWithThePostingAndNotWithThePrinting() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    office.clock.advance(Duration.ofDays(20));
    assertThat(post(letter, LocalDate.of(2026, 12, 21)))
        .isEqualTo(new Posted.Done(1, LocalDate.of(2027, 6, 21)));
    office.clock.set(Instant.parse("2027-06-21T14:59:59Z"));
    assertThat(redeem(secret)).isEqualTo(new Tried.Accepted(letter));
  }

  @Test
  void aLetterThatArrivesBeforeStaffSayThatItWasPostedIsGoodAsIfItHadBeenWhenItWasPrinted() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    office.clock.set(Instant.parse("2027-06-01T15:00:00Z"));
    assertThat(redeem(secret)).isEqualTo(new Tried.Expired());
    office.clock.set(Instant.parse("2027-06-01T14:59:59Z"));
    assertThat(redeem(secret)).isEqualTo(new Tried.Accepted(letter));
  }

  @Test
  void anExpiredLetterIsFollowedByAnotherWhoeverAsks() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    office.secret(aoba, member, letter);
    post(letter, LocalDate.of(2026, 12, 1));
    office.clock.set(Instant.parse("2027-06-01T15:00:00Z"));
    office.ask(aoba, member, AskedBy.REGISTRATION);
    assertThat(states(member)).containsExactly("void", "asked");
  }

  @Test
  void anExpiredLetterOfWhichNobodySaidThatItWasPostedIsFollowedByAnotherToo() {
    for (var by : List.of(AskedBy.REGISTRATION, AskedBy.MEMBER)) {
      office.clock.set(NOON);
      member = office.member(aoba, Person.insured("" + ++numbers));
      office.secret(aoba, member, office.ask(aoba, member, AskedBy.REGISTRATION));
      office.clock.set(Instant.parse("2027-06-01T14:59:59Z"));
      underWay(by);
      office.clock.set(Instant.parse("2027-06-01T15:00:00Z"));
      office.ask(aoba, member, by);
      assertThat(states(member)).containsExactly("void", "asked");
    }
  }

  @Test
  void aBatchIsPostedOnceOnADayFromItsPrintingToToday() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    office.secret(aoba, member, letter);
    office.clock.advance(Duration.ofDays(2));
    var days = new Posted.WrongDay(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 3));
    assertThat(post(letter, LocalDate.of(2026, 11, 30))).isEqualTo(days);
    assertThat(post(letter, LocalDate.of(2026, 12, 4))).isEqualTo(days);
    assertThat(post(letter, LocalDate.of(2026, 12, 2))).isInstanceOf(Posted.Done.class);
    assertThat(post(letter, LocalDate.of(2026, 12, 3)))
        .isEqualTo(new Posted.Already(LocalDate.of(2026, 12, 2)));
    var minato = PostOffice.society(folder, "minato", "");
    assertThat(office.desk.posted(minato, batch(letter), LocalDate.of(2026, 12, 3)).await())
        .isEqualTo(new Posted.UnknownBatch());
  }

  @Test
  void whatNobodyWantsAnyMoreIsVoid() {
    long letter = office.ask(aoba, member, AskedBy.MEMBER);
    var secret = office.secret(aoba, member, letter);
    office.letters.voidAll("aoba", member, CODE).await();
    assertThat(redeem(secret)).isEqualTo(new Tried.Withdrawn(LocalDate.of(2026, 12, 1)));
    assertThat(office.letters.latest("aoba", member, CODE).await().orElseThrow().state())
        .isEqualTo(State.VOID);
    assertThat(events(member)).containsExactly("ASKED_BY_MEMBER", "PRINTED", "VOIDED");
  }

  @Test
  void aLetterPrintedOnceIsPrintedAgainOnlyInThePlaceOfTheFirst() {
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    assertThat(office.orders.reissueBatch(aoba, batch(letter)).await())
        .isEqualTo(new Reissued.Done(1, List.of()));
    assertThat(redeem(secret)).isInstanceOf(Tried.Void.class);
    long second = office.letters.latest("aoba", member, CODE).await().orElseThrow().id();
    assertThat(office.orders.reissue(aoba, letter).await())
        .isEqualTo(new Reissued.Done(0, List.of(second)));
    assertThat(office.orders.reissue(aoba, Long.MAX_VALUE).await())
        .isEqualTo(new Reissued.Unknown());
    assertThat(states(member)).containsExactly("void", "asked");
  }

  @Test
  void theMemberIsToldOfAnotherLetterWhereAnAddressIsKnown() {
    office.execute(
        """
        INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
          terms_version, privacy_version, agreed_at, created_at)
        VALUES ('aoba', %d, 'a%2$d@example.jp', 'a%2$d@example.jp', '', 'en', '1', '1', now(), now())
        """
            .formatted(member, member));
    office.secret(aoba, member, office.ask(aoba, member, AskedBy.MEMBER));
    long nobody = office.member(aoba, Person.insured("" + ++numbers));
    office.ask(aoba, nobody, AskedBy.STAFF);
    assertThat(
            office.query(
                "SELECT template || ' ' || language || ' ' || parameters FROM mail_outbox"
                    + " WHERE address = 'a%d@example.jp'".formatted(member)))
        .singleElement()
        .asString()
        .startsWith("letter-asked en ")
        .contains("\"home\"", "two weeks to a month");
    assertThat(office.query("SELECT address FROM mail_outbox")).hasSize(1);
    office.ask(aoba, member, AskedBy.STAFF);
    assertThat(office.query("SELECT template FROM mail_outbox ORDER BY mail_id"))
        .containsExactly("letter-asked", "letter-renewed");
  }

  @Test
  void ofADependantTheEmployerIsThatOfTheEmployeeWithTheSamePapers() {
    var firms = PostOffice.society(folder, "firms", "to: employer\ndependants: employer\n");
    office.employer(firms, "1", "青葉商事", "港区1-1");
    office.member(firms, Person.insured("500").employedBy("1"));
    long child = office.member(firms, Person.insured("500").kind("dependant"));
    long ofRetired = office.member(firms, Person.insured("501").kind("dependant").employedBy("1"));
    office.member(firms, Person.insured("501").kind("voluntary").employedBy("1"));
    for (long dependant : List.of(child, ofRetired)) {
      office.ask(firms, dependant, AskedBy.MEMBER);
    }
    assertThat(office.letters.latest("firms", child, CODE).await().orElseThrow().to())
        .isEqualTo(Destination.EMPLOYER);
    assertThat(office.letters.latest("firms", ofRetired, CODE).await().orElseThrow().to())
        .isEqualTo(Destination.HOME);
  }

  @Test
  void onlyThePapersOfNowSayWhoseEmployerHandsALetterToADependant() {
    var firms = PostOffice.society(folder, "papers", "to: employer\ndependants: employer\n");
    office.employer(firms, "1", "青葉商事", "港区1-1");
    long father = office.member(firms, Person.insured("510").employedBy("1"));
    office.execute("UPDATE members SET acquired = '2021-04-01' WHERE member_id = " + father);
    office.member(firms, Person.insured("511"));
    long child = office.member(firms, Person.insured("511").kind("dependant"));
    office.formerPapers(firms, child, "510");
    long moved = office.member(firms, Person.insured("513").employedBy("1"));
    office.formerPapers(firms, moved, "512");
    long other = office.member(firms, Person.insured("512").kind("dependant"));
    for (long dependant : List.of(child, other)) {
      office.ask(firms, dependant, AskedBy.MEMBER);
      assertThat(office.letters.latest("papers", dependant, CODE).await().orElseThrow().to())
          .isEqualTo(Destination.HOME);
    }
  }

  @Test
  void aBatchForTheRosterWritesToNobodyWhoHadALetterWhateverBecameOfIt() {
    var nishi = PostOffice.society(folder, "nishi", "");
    long no = office.member(nishi, Person.insured("1"));
    office.ask(nishi, no, AskedBy.MEMBER);
    office.letters.voidAll("nishi", no, CODE).await();
    assertThat(office.orders.askAll(nishi, CODE).await()).isZero();
    assertThat(states(no)).containsExactly("void");
  }

  @Test
  void aBatchForTheRosterWritesOnceToEverybodyWhoMayHaveAnAccount() {
    var kita = PostOffice.society(folder, "kita", "first: batch\n");
    long one = office.member(kita, Person.insured("1"));
    long retired = office.member(kita, Person.insured("2").kind("special_retiree"));
    long lost = office.member(kita, Person.insured("3"));
    office.execute("UPDATE members SET lost = '2026-12-01' WHERE member_id = " + lost);
    long child = office.member(kita, Person.insured("1").kind("dependant"));
    office.execute("UPDATE members SET birth_date = '2015-01-01' WHERE member_id = " + child);
    office.ask(kita, retired, AskedBy.MEMBER);
    assertThat(office.orders.askAll(kita, CODE).await()).isEqualTo(1);
    assertThat(office.orders.askAll(kita, CODE).await()).isZero();
    assertThat(events(one)).containsExactly("ASKED_BY_BATCH");
    assertThat(states(lost)).isEmpty();
    assertThat(states(child)).isEmpty();
  }

  /** All whom the database can serve at once are in the middle of it before the first goes on. */
  private List<Tried> byTenAtOnce(String secret) throws Exception {
    var seen = (Tried.Accepted) office.letters.look("aoba", member, CODE, secret).await();
    var ten =
        Collections.nCopies(
            10,
            (Callable<Tried>)
                () -> office.letters.use("aoba", member, CODE, seen.letterId()).await());
    try (var others = Executors.newSingleThreadExecutor();
        var held = Database.locked(office.database, "letters")) {
      var answers = others.submit(() -> Race.all(ten));
      Eventually.holds("all wait", Duration.ofSeconds(4), () -> waiting() == POOL);
      held.rollback();
      return answers.get();
    }
  }

  private static int waiting() {
    return office
        .query(
            """
            SELECT pid
            FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .size();
  }

  private Tried redeem(String typed) {
    return office.redeem("aoba", member, CODE, typed);
  }

  private long underWay(AskedBy by) {
    var asked = office.letters.ask(aoba, member, CODE, by).await();
    return ((Asked.UnderWay) asked).letter().id();
  }

  private static Posted post(long letter, LocalDate on) {
    return office.desk.posted(aoba, batch(letter), on).await();
  }

  private static long batch(long letter) {
    var sql = "SELECT batch_id FROM letters WHERE letter_id = " + letter;
    return Long.parseLong(office.query(sql).getFirst());
  }

  private static List<String> states(long member) {
    return office.query(
        "SELECT state FROM letters WHERE member_id = %d ORDER BY letter_id".formatted(member));
  }

  private static List<String> events(long member) {
    return office.query(
        "SELECT outcome FROM audit_events WHERE kind = 'LETTER' AND member_id = %d ORDER BY event_id"
            .formatted(member));
  }
}
