package kenpo.home;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.SharedResults;
import org.junit.jupiter.api.Test;

/** The home page tells its owner that a checkup has come, and nothing of what it says. */
class NewCheckupTest extends SharedResults {

  private static final String TOLD = "新しい健診結果が届いています";

  @Test
  void whatHasComeIsToldUntilItIsLookedAt() {
    var one = open.woman();
    assertThat(home(one)).doesNotContain(TOLD);
    one.was(Findings.of("2026-06-01").number("3F077000002327101", "123", "mg/dL").checkup());
    stored(one, "2026-12-02");
    assertThat(home(one)).contains(TOLD).doesNotContain("123", "2026年6月1日", "若葉");
    one.browser().get("/checkups");
    assertThat(home(one)).contains(TOLD);
    stored(one, "2026-11-02");
    assertThat(home(one)).doesNotContain(TOLD);
  }

  @Test
  void whoseItIsHearsOfItAndNobodyElse() {
    var other = open.woman();
    other.was(Findings.of("2026-06-01").number("3F077000002327101", "123", "mg/dL").checkup());
    stored(other, "2026-12-02");
    assertThat(home(open.woman())).doesNotContain(TOLD);
  }

  @Test
  void whoDoesNotWishResultsHearsOfNone() {
    var one = open.woman();
    one.was(Findings.of("2026-06-01").number("3F077000002327101", "123", "mg/dL").checkup());
    stored(one, "2026-12-02");
    open.portal.execute("UPDATE viewings SET wished = false WHERE account_id = " + one.account());
    assertThat(home(one)).doesNotContain(TOLD);
  }

  @Test
  void whatIsOlderThanTheYearsThatAreShownIsNotTold() {
    var one = open.woman();
    one.was(Findings.of("2017-03-31").number("3F077000002327101", "123", "mg/dL").checkup());
    stored(one, "2026-12-02");
    assertThat(home(one)).doesNotContain(TOLD);
  }

  private static String home(Somebody one) {
    return one.browser().get("/home").body();
  }

  private static void stored(Somebody one, String day) {
    open.portal.execute(
        "UPDATE checkups SET stored_at = '%s' WHERE member_id = %d".formatted(day, one.member()));
  }
}
