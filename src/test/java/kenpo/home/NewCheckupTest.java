package kenpo.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import kenpo.health.Checkup;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.Race;
import kenpo.support.SharedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The home page tells its owner what has come, and nothing of what it says. */
class NewCheckupTest extends SharedResults {

  private static final String READY = "健診結果をご覧いただけます";
  private static final String ARRIVED = "新しい健診結果が届いています";
  private static final String UPDATED = "健診結果が更新されました";
  private static final String[] ANY = {READY, ARRIVED, UPDATED};
  private static final String VALUE = "8231.5";
  private static final String[] DETAILS = {VALUE, "LDL", "2026年6月1日", "若葉"};

  @Test
  void whoNeverLookedIsToldThatThereAreSome() {
    var one = open.woman();
    assertThat(home(one)).doesNotContain(ANY);
    one.was(ldl("2026-06-01"));
    assertThat(home(one)).contains(READY).doesNotContain(DETAILS);
  }

  @Test
  void whatHasComeIsToldUntilItIsLookedAt() {
    var one = looked("2025-06-01");
    assertThat(home(one)).doesNotContain(ANY);
    comes(one, "2026-06-01");
    assertThat(home(one)).contains(ARRIVED).doesNotContain(READY).doesNotContain(DETAILS);
    one.browser().get("/checkups");
    assertThat(home(one)).doesNotContain(ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/checkups/2026-06-01",
        "/checkups/years",
        "/checkups/export.pdf",
        "/checkups/export.csv",
        "/checkups/export.json"
      })
  void whateverShowsItPutsItOut(String shown) {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    one.browser().get(shown);
    assertThat(home(one)).doesNotContain(ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/checkups/2025-06-01",
        "/checkups/2020-01-01",
        "/checkups/judgements",
        "/checkups/items/3F077000002327101",
        "/checkups/about"
      })
  void aLookThatDoesNotShowItLeavesItNew(String elsewhere) {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    one.browser().get(elsewhere);
    assertThat(home(one)).contains(ARRIVED);
  }

  /** Whoever asks for the head of a page is shown nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"/checkups", "/checkups/2026-06-01", "/checkups/export.csv"})
  void aHeadIsNoLook(String path) {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    int before = one.looks().size();
    assertThat(one.browser().head(path).status()).isEqualTo(200);
    assertThat(one.looks()).hasSize(before);
    assertThat(home(one)).contains(ARRIVED);
  }

  @Test
  void ofTwoDaysThatComeAtOnceEachIsToldUntilItIsSeen() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    one.was(ldl("2026-06-20"));
    assertThat(home(one)).contains(ARRIVED);
    one.browser().get("/checkups");
    assertThat(home(one)).contains(UPDATED, "/s/aoba/checkups/years\"").doesNotContain(ARRIVED);
    one.browser().get("/checkups/2026-06-01");
    assertThat(home(one)).doesNotContain(ANY);
  }

  @Test
  void atTheFirstLookAllThatIsThereIsKnown() {
    var one = open.woman().was(ldl("2024-06-01")).was(ldl("2025-06-01"));
    one.browser().get("/checkups/judgements");
    one.browser().get("/checkups/2020-01-01");
    assertThat(home(one)).contains(READY);
    one.browser().get("/checkups");
    assertThat(home(one)).doesNotContain(ANY);
  }

  /** However long before its import began to store it. */
  @Test
  void whatIsStoredWhileAPageIsMadeIsToldAfterwards() throws SQLException {
    var one = looked("2025-06-01");
    try (var importing = Race.transaction(open.portal)) {
      Race.run(importing, another(one, "2026-06-01"));
      assertThat(one.browser().get("/checkups").body()).contains("2025年6月1日");
      importing.commit();
    }
    assertThat(home(one)).contains(ARRIVED);
  }

  /** As it was stored there, but of another day. */
  private static String another(Somebody one, String day) {
    return """
    INSERT INTO checkups (society_id, member_id, examined, report, program, institution,
      version, written, insurer_number, symbol, number, branch, content, import_id, stored_at,
      document)
    SELECT society_id, member_id, '%s', report, program, institution, version, written,
      insurer_number, symbol, number, branch, content, import_id, stored_at, document
    FROM checkups
    WHERE member_id = %d
    """
        .formatted(day, one.member());
  }

  @Test
  void whatAnImportStoresByAClockThatIsAheadIsKnownOnceItIsSeen() {
    var one = looked("2025-06-01");
    one.was(ldl("2026-06-01"));
    stored(one, "2026-06-01", open.portal.clock.instant().plus(Duration.ofHours(1)));
    assertThat(home(one)).contains(ARRIVED);
    one.browser().get("/checkups");
    assertThat(home(one)).doesNotContain(ANY);
  }

  /** Each account of a member hears of all that it wasn't shown itself. */
  @Test
  void whatAnotherAccountSawIsStillNew() {
    var one = looked("2025-06-01");
    one.was(ldl("2026-06-01"));
    open.portal.execute(
        "INSERT INTO shown_checkups SELECT society_id, %d, checkup_id, stored_at FROM checkups WHERE member_id = %d"
            .formatted(open.woman().account(), one.member()));
    assertThat(home(one)).contains(ARRIVED);
  }

  @Test
  void aCorrectionAndAnEarlierYearAreUpdates() {
    var corrected = looked("2026-06-01");
    corrects(corrected);
    assertThat(home(corrected)).contains(UPDATED).doesNotContain(ARRIVED);
    var completed = looked("2026-06-01");
    comes(completed, "2025-06-01");
    assertThat(home(completed)).contains(UPDATED).doesNotContain(ARRIVED);
  }

  @Test
  void whatWasSeenAndTakenBackIsAnUpdateUntilOneLooksAgain() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    one.browser().get("/checkups");
    takenBack(one, "2026-06-01");
    assertThat(home(one)).contains(UPDATED).doesNotContain(ARRIVED);
    one.browser().get("/checkups");
    assertThat(home(one)).doesNotContain(ANY);
    takenBack(one, "2025-06-01");
    assertThat(home(one)).contains(UPDATED);
    one.browser().get("/checkups");
    assertThat(home(one)).doesNotContain(ANY);
  }

  @Test
  void aDayThatIsNotThereTellsNobodyThatItWasTakenBack() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    one.browser().get("/checkups");
    takenBack(one, "2026-06-01");
    assertThat(home(one)).contains(UPDATED);
    assertThat(one.browser().get("/checkups/2026-06-01").status()).isEqualTo(404);
    assertThat(home(one)).contains(UPDATED);
  }

  @Test
  void whatWasTakenBackBeforeAnybodySawItIsNoNews() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    takenBack(one, "2026-06-01");
    assertThat(home(one)).doesNotContain(ANY);
  }

  private static void takenBack(Somebody one, String day) {
    open.portal.execute(
        "DELETE FROM checkups WHERE member_id = %d AND examined = '%s'"
            .formatted(one.member(), day));
  }

  @Test
  void whatWasCorrectedBeforeAnybodySawItIsNew() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    corrects(one);
    assertThat(home(one)).contains(ARRIVED);
  }

  @Test
  void whoseItIsHearsOfItAndNobodyElse() {
    var other = open.woman().was(ldl("2026-06-01"));
    assertThat(home(open.woman())).doesNotContain(ANY);
    assertThat(home(other)).contains(READY);
  }

  @Test
  void whoDoesNotWishResultsHearsOfNone() {
    var one = open.woman().was(ldl("2026-06-01"));
    open.portal.execute("UPDATE viewings SET wished = false WHERE account_id = " + one.account());
    assertThat(home(one)).doesNotContain(ANY);
  }

  @Test
  void whatIsOlderThanTheYearsThatAreShownIsNotTold() {
    assertThat(home(open.woman().was(ldl("2017-03-31")))).doesNotContain(ANY);
  }

  private static Checkup ldl(String day) {
    return Findings.of(day).number("3F077000002327101", VALUE, "mg/dL").checkup();
  }

  /** Who has a checkup of that day, and saw it. */
  private static Somebody looked(String day) {
    var one = open.woman().was(ldl(day));
    one.browser().get("/checkups");
    return one;
  }

  /** Just now, and a moment after whatever was looked at. */
  private static void comes(Somebody one, String day) {
    open.portal.clock.advance(Duration.ofSeconds(1));
    one.was(ldl(day));
    stored(one, day, open.portal.clock.instant());
  }

  private static void corrects(Somebody one) {
    var day = "2026-06-01";
    open.portal.execute(
        """
        INSERT INTO checkup_versions (
          society_id, checkup_id, version, written, insurer_number, symbol, number, branch,
          content, import_id, stored_at, document, replaced_by)
        SELECT society_id, checkup_id, version, written, insurer_number, symbol, number, branch,
               content, import_id, stored_at, document, 2
        FROM checkups
        WHERE member_id = %d
          AND examined = '%s'
        """
            .formatted(one.member(), day));
    open.portal.clock.advance(Duration.ofSeconds(1));
    stored(one, day, open.portal.clock.instant());
  }

  private static String home(Somebody one) {
    return one.browser().get("/home").body();
  }

  private static void stored(Somebody one, String day, Instant at) {
    open.portal.execute(
        "UPDATE checkups SET stored_at = '%s' WHERE member_id = %d AND examined = '%s'"
            .formatted(at, one.member(), day));
  }
}
