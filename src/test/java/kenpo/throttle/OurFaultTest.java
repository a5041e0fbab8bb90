package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Database;
import kenpo.support.Line;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** A try that ends in 503 is none: whoever made it may make it again. */
class OurFaultTest {

  private static final String COUNTED = "SELECT count(*) FROM throttle_counts WHERE count > 0";
  private static final String PERSONAL = "Aoba19700102Hanako";
  private static final String OWN = "midori no yamanami 88";

  @Test
  void theFirstFormIsNotCounted() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      busy(portal, "INSERT ON registrations");
      assertThat(walk.begin().status()).isEqualTo(503);
      assertThat(portal.query(COUNTED)).containsExactly("0");
      free(portal, "registrations");
      assertThat(walk.begin().status()).isEqualTo(303);
      assertThat(portal.query(COUNTED)).containsExactly("1");
    }
  }

  @Test
  void aMailThatWasNotTakenIsNotCounted() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      var before = portal.query(COUNTED);
      busy(portal, "INSERT ON mail_outbox");
      assertThat(walk.agreeTo(walk.browser().get("/users/new/confirm")).status()).isEqualTo(503);
      assertThat(portal.query(COUNTED)).isEqualTo(before);
      free(portal, "mail_outbox");
      var again = walk.agreeTo(walk.browser().get("/users/new/confirm"));
      assertThat(again.location()).isEqualTo("/users/new/sent");
    }
  }

  @Test
  void aMailThatMayHaveBeenTakenIsCounted() {
    var database = Database.fresh();
    try (var line = new Line(database.port());
        var portal = new TestPortal(UnaryOperator.identity(), Database.by(line.port(), database))) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      var confirm = walk.browser().get("/users/new/confirm");
      line.loseCommits(true);
      assertThat(walk.agreeTo(confirm).status()).isEqualTo(503);
      line.loseCommits(false);
      assertThat(line.lost()).isEqualTo(1);
      assertThat(portal.query(COUNTED)).as("form, and five limits of mails").containsExactly("6");
    }
  }

  @Test
  void theWayToAnotherBrowserIsNotCounted() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var other = walk.elsewhere().browser();
      other.get(walk.link(1));
      busy(portal, "UPDATE ON registrations");
      var before = counts(portal);
      assertThat(other.post(walk.link(1), "password", OWN).status()).isEqualTo(503);
      assertThat(counts(portal)).isEqualTo(before);
      free(portal, "registrations");
      assertThat(other.post(walk.link(1), "password", OWN).status()).isEqualTo(303);

      walk.browser().get("/users/new/sent");
      busy(portal, "UPDATE ON registrations");
      before = counts(portal);
      assertThat(resume(walk)).isEqualTo(503);
      assertThat(counts(portal)).isEqualTo(before);
      free(portal, "registrations");
      assertThat(resume(walk)).isEqualTo(303);
    }
  }

  @Test
  void anotherPasswordAtTheFirstLoginIsNotCounted() {
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", "hanako@example.jp", PERSONAL);
      var browser = portal.browser();
      browser.get("/login");
      browser.follow(browser.post("/login", "email", "hanako@example.jp", "password", PERSONAL));
      busy(portal, "UPDATE ON accounts");
      assertThat(browser.post("/login/new-password", "password", OWN).status()).isEqualTo(503);
      assertThat(portal.query(COUNTED)).containsExactly("0");
      free(portal, "accounts");
      assertThat(browser.post("/login/new-password", "password", OWN).location())
          .isEqualTo("/home");
    }
  }

  @Test
  void theRosterCheckCountsForNoAddress() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      busy(portal, "INSERT ON audit_events");
      assertThat(walk.claimHanako().status()).isEqualTo(503);
      assertThat(
              portal.query(
                  "SELECT sum(count) FROM throttle_counts WHERE limit_name IN"
                      + " ('ELIGIBILITY_PER_ADDRESS', 'ELIGIBILITY_PER_NETWORK')"))
          .containsExactly("0");
    }
  }

  private static String counts(TestPortal portal) {
    return portal.query("SELECT sum(count) FROM throttle_counts").getFirst();
  }

  private static int resume(Walk walk) {
    return walk.browser().post("/users/new/sent/continue", "password", OWN).status();
  }

  /** From now on that change finds the database too busy. */
  private static void busy(TestPortal portal, String change) {
    portal.execute(
        """
        CREATE OR REPLACE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'busy' USING ERRCODE = '53300';
        END $$
        """);
    portal.execute(
        "CREATE TRIGGER busy BEFORE " + change + " FOR EACH ROW EXECUTE FUNCTION busy()");
  }

  private static void free(TestPortal portal, String table) {
    portal.execute("DROP TRIGGER busy ON " + table);
  }
}
