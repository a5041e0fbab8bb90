package kenpo.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import kenpo.health.Checkup;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
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

  @Test
  void whoNeverLookedIsToldThatThereAreSome() {
    var one = open.woman();
    assertThat(home(one)).doesNotContain(ANY);
    one.was(ldl("2026-06-01"));
    assertThat(home(one)).contains(READY).doesNotContain("123", "2026年6月1日", "若葉");
  }

  @Test
  void whatHasComeIsToldUntilItIsLookedAt() {
    var one = looked("2025-06-01");
    assertThat(home(one)).doesNotContain(ANY);
    comes(one, "2026-06-01");
    assertThat(home(one)).contains(ARRIVED).doesNotContain(READY, "123", "2026年6月1日", "若葉");
    open.portal.clock.advance(Duration.ofMinutes(6));
    one.browser().get("/checkups/years");
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
    open.portal.clock.advance(Duration.ofMinutes(6));
    one.browser().get(elsewhere);
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
  void whatWasCorrectedBeforeAnybodySawItIsNew() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    corrects(one);
    assertThat(home(one)).contains(ARRIVED);
  }

  /** An import stores by its own clock, and what it stores is seen a while later. */
  @Test
  void whatWasStoredWithinMinutesOfALookMayHaveComeAfterIt() {
    var one = looked("2025-06-01");
    comes(one, "2026-06-01");
    open.portal.clock.advance(Duration.ofMinutes(4));
    one.browser().get("/checkups");
    assertThat(home(one)).contains(ARRIVED);
    open.portal.clock.advance(Duration.ofMinutes(2));
    one.browser().get("/checkups");
    assertThat(home(one)).doesNotContain(ANY);
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
    return Findings.of(day).number("3F077000002327101", "123", "mg/dL").checkup();
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
