package kenpo.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import kenpo.letter.LetterDesk.Posted;
import kenpo.letter.LetterDesk.TakenBack;
import kenpo.society.Society;
import kenpo.support.PostOffice;
import kenpo.support.PostOffice.Person;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A posting that staff take back, whatever is done with its letters at the same instant. */
class TakenBackTest {

  private static final TakenBack NONE = new TakenBack.Done(0);
  private static final TakenBack ONE = new TakenBack.Done(1);

  private static final LetterKind CODE = LetterKind.VIEWING_CODE;
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
  void noon() {
    office.clock.set(NOON);
  }

  @Test
  void aPostingThatIsTakenBackLeavesPrintedLettersAndWhatWasUsedAsItIs() {
    member = office.member(aoba, Person.insured("" + ++numbers));
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    var secret = office.secret(aoba, member, letter);
    office.clock.advance(Duration.ofDays(20));
    posts(letter, LocalDate.of(2026, 12, 21));
    assertThat(office.desk.notPosted(aoba, batch(letter)).await()).isEqualTo(new TakenBack.Done(1));
    assertThat(events(member))
        .containsExactly("ASKED_BY_REGISTRATION", "PRINTED", "POSTED", "NOT_POSTED");
    var latest = office.letters.latest("aoba", member, CODE).await().orElseThrow();
    assertThat(latest.state()).isEqualTo(State.PRINTED);
    assertThat(latest.postedOn()).isEmpty();
    assertThat(latest.expiresOn()).contains(LocalDate.of(2027, 6, 1));
    assertThat(posts(letter, LocalDate.of(2026, 12, 20))).isInstanceOf(Posted.Done.class);
    office.redeem("aoba", member, CODE, secret);
    assertThat(office.desk.notPosted(aoba, batch(letter)).await()).isEqualTo(new TakenBack.Done(0));
    assertThat(states(member)).containsExactly("used");
    var minato = PostOffice.society(folder, "minato", "");
    assertThat(office.desk.notPosted(minato, batch(letter)).await())
        .isEqualTo(new TakenBack.UnknownBatch());
  }

  @Test
  void ofAPostingAndItsTakingBackAtOnceTheSecondSeesWhatTheFirstDid() throws Exception {
    for (int i = 0; i < 10; i++) {
      long letter = printed();
      var answers =
          Race.all(
              List.<Callable<Object>>of(
                  () -> posts(letter, LocalDate.of(2026, 12, 1)),
                  () -> office.desk.notPosted(aoba, batch(letter)).await()));
      boolean back = answers.get(1) instanceof TakenBack.Done;
      assertThat(states(member)).containsExactly(back ? "printed" : "posted");
      assertThat(
              office.query(
                  "SELECT posted_on FROM letter_batches WHERE batch_id = %d AND posted_on IS NOT NULL"
                      .formatted(batch(letter))))
          .hasSize(back ? 0 : 1);
    }
  }

  @Test
  void aPostingIsTakenBackWithinFourteenDaysOnlySoThatNoCardAtHomeIsProlonged() {
    long letter = printed();
    posts(letter, LocalDate.of(2026, 12, 1));
    office.clock.advance(Duration.ofDays(15));
    assertThat(office.desk.notPosted(aoba, batch(letter)).await())
        .isEqualTo(new TakenBack.TooLate(LocalDate.of(2026, 12, 15)));
    assertThat(states(member)).containsExactly("posted");
    assertThat(events(member)).doesNotContain("NOT_POSTED");
    office.clock.advance(Duration.ofDays(-1));
    assertThat(office.desk.notPosted(aoba, batch(letter)).await()).isEqualTo(new TakenBack.Done(1));
  }

  @Test
  void whoUsesHisLetterWhileItsPostingIsTakenBackHasUsedIt() throws Exception {
    for (int i = 0; i < 10; i++) {
      long letter = printed();
      posts(letter, LocalDate.of(2026, 12, 1));
      var answers =
          Race.all(
              List.<Callable<Object>>of(
                  () -> office.letters.use("aoba", member, CODE, letter).await(),
                  () -> office.desk.notPosted(aoba, batch(letter)).await()));
      assertThat(answers.get(0)).isInstanceOf(Tried.Accepted.class);
      assertThat(states(member)).containsExactly("used");
      boolean before = answers.get(1).equals(new TakenBack.Done(1));
      assertThat(dayOf(letter)).isEqualTo(before ? "none" : "2026-12-01");
      assertThat(events(member).contains("NOT_POSTED")).isEqualTo(before);
    }
  }

  @Test
  void whoAsksForAnotherWhileItsPostingIsTakenBackGetsOneOrWaitsForTheFirst() throws Exception {
    for (int i = 0; i < 10; i++) {
      long letter = printed();
      posts(letter, LocalDate.of(2026, 12, 1));
      var answers =
          Race.all(
              List.<Callable<Object>>of(
                  () -> office.letters.ask(aoba, member, CODE, AskedBy.MEMBER).await(),
                  () -> office.desk.notPosted(aoba, batch(letter)).await()));
      boolean another = answers.get(0) instanceof Asked.Queued;
      // Taken back between the look of who asks and his change, it is void all the same.
      assertThat(answers.get(1)).isIn(another ? List.of(NONE, ONE) : List.of(ONE));
      assertThat(states(member)).isEqualTo(another ? List.of("void", "asked") : List.of("printed"));
    }
  }

  private static String dayOf(long letter) {
    return office
        .query("SELECT coalesce(posted_on::text, 'none') FROM letters WHERE letter_id = " + letter)
        .getFirst();
  }

  /** Somebody else's, who waits for it. */
  private long printed() {
    member = office.member(aoba, Person.insured("" + ++numbers));
    long letter = office.ask(aoba, member, AskedBy.REGISTRATION);
    office.secret(aoba, member, letter);
    return letter;
  }

  private static Posted posts(long letter, LocalDate on) {
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
