package kenpo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import kenpo.support.Clerk;
import org.junit.jupiter.api.Test;

/** What becomes of accounts whose member is back. The portal's day is 1 December 2026. */
class ReopeningTest extends ComingBack {

  @Test
  void anAccountThatTheImportClosedIsOpenedAgainAndWrittenDown() {
    clerk.apply(HANAKO, STAYS);
    var account = hanako("1");
    long mistake = applied(STAYS);
    assertThat(account(account)).isEqualTo("closed membership_lost " + mistake);
    undone(mistake);
    assertThat(account(account)).isEqualTo("open");
    assertThat(log(account)).containsExactly("MEMBERSHIP_LOST", "REOPENED");
    var browser = portal.browser();
    browser.get("/login");
    assertThat(browser.post("/login", "email", EMAIL, "password", PASSWORD).location())
        .isEqualTo("/home");
  }

  @Test
  void whomTheImportMadeAStrangerHasTheFormerAccountAgain() {
    clerk.apply(HANAKO, STAYS);
    var former = hanako("1");
    long mistake = applied(Clerk.row("2", ""), STAYS);
    var asStranger = hanako("2");
    undone(mistake);
    assertThat(account(former)).isEqualTo("open");
    assertThat(account(asStranger)).startsWith("closed membership_lost");
    assertThat(log(former)).containsExactly("MEMBERSHIP_LOST", "REOPENED");
  }

  @Test
  void anAccountWhoseMembershipEndedAnywayStaysClosedUntilItsOwnImportIsUndone() {
    clerk.apply(HANAKO, STAYS);
    var account = hanako("1");
    long cause = applied(Clerk.row("1", "20261202"), STAYS);
    long other = applied(Clerk.row("1", "20261202"), STAYS, Clerk.row("8", ""));
    portal.clock.advance(Duration.ofDays(1));
    portal.purge();
    assertThat(account(account)).isEqualTo("closed membership_lost " + other);
    undone(other);
    assertThat(account(account)).isEqualTo("closed membership_lost " + cause);
    assertThat(log(account)).containsExactly("MEMBERSHIP_LOST");
    undone(cause);
    assertThat(account(account)).isEqualTo("open");
  }

  @Test
  void whomTheNextImportBringsBackHasTheAccountAgain() {
    clerk.apply(HANAKO, STAYS);
    var account = hanako("1");
    applied(STAYS);
    applied(HANAKO, STAYS);
    assertThat(account(account)).isEqualTo("open");
    assertThat(log(account)).containsExactly("MEMBERSHIP_LOST", "REOPENED");
    applied(Clerk.row("1", "20261115"), STAYS);
    var continued = HANAKO.replace("20200401", "20261115").replace("本人", "任意継続");
    applied(continued, STAYS);
    assertThat(account(account)).as("without a gap").isEqualTo("open");
    applied(Clerk.row("1", "20261115"), STAYS);
    applied(HANAKO.replace("20200401", "20261116"), STAYS);
    assertThat(account(account)).as("after a gap").startsWith("closed membership_lost");
  }

  @Test
  void nobodysAccountIsOpenedByTheImportInTheRightForm() {
    long mistake = clerk.apply(HANAKO, STAYS);
    var account = hanako("1");
    undone(mistake);
    assertThat(account(account)).isEqualTo("closed membership_lost 0");
    long again = applied(HANAKO, STAYS);
    assertThat(account(account)).isEqualTo("open");
    undone(again);
    assertThat(account(account)).startsWith("closed membership_lost");
    applied(HANAKO.replace("20200401", "20211001"), STAYS);
    assertThat(account(account)).as("another first day").isEqualTo("open");
  }

  @Test
  void anotherAccountOfThePersonIsInItsWayForGood() {
    clerk.apply(HANAKO, STAYS);
    var former = hanako("1");
    long mistake = applied(STAYS);
    portal.execute("UPDATE members SET lost = NULL");
    var newer = hanako("1");
    undone(mistake);
    assertThat(account(former)).isEqualTo("closed membership_lost");
    assertThat(account(newer)).isEqualTo("open");
    portal.execute("UPDATE accounts SET closed_at = now() WHERE account_id = " + newer);
    applied(HANAKO, Clerk.row("7", ""), STAYS);
    assertThat(account(former)).isEqualTo("closed membership_lost");
  }

  @Test
  void ofSeveralTheNewestIsOpened() {
    clerk.apply(HANAKO, Clerk.row("2", ""), Clerk.row("3", ""), STAYS);
    var oldest = account("1", "a@example.jp");
    close(oldest);
    var middle = account("1", "b@example.jp");
    close(middle);
    var newest = account("2", "b@example.jp");
    var alone = account("3", "c@example.jp");
    long mistake = applied(STAYS);
    portal.execute(
        "UPDATE accounts SET closed_import = %d, close_reason = 'membership_lost'"
            .formatted(mistake));
    undone(mistake);
    assertThat(List.of(account(newest), account(middle), account(oldest), account(alone)))
        .containsExactly("open", "closed membership_lost", "open", "open");
    assertThat(log(oldest)).containsExactly("REOPENED");
  }

  @Test
  void aNeighboursAccountStaysClosed() {
    clerk.apply(HANAKO, STAYS);
    long mistake = applied(STAYS);
    var member = portal.member("minato", "06990022", "1", "1", "ﾐﾅﾄ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    var neighbour = accounts.create("minato", member, EMAIL, PASSWORD);
    portal.execute("UPDATE accounts SET closed_at = now(), closed_import = " + mistake);
    portal.execute("UPDATE members SET lost = '2026-11-01' WHERE society_id = 'minato'");
    undone(mistake);
    assertThat(account(neighbour)).isEqualTo("closed " + mistake);
  }

  private void close(long account) {
    portal.execute("UPDATE accounts SET closed_at = now() WHERE account_id = " + account);
  }
}
