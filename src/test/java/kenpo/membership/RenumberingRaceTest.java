package kenpo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import kenpo.registration.Walk;
import kenpo.support.Clerk;
import kenpo.support.Database;
import kenpo.support.Policies;
import kenpo.support.Race;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever registers by a number that an import is just changing has to register by the new one. */
class RenumberingRaceTest {

  private static final String DONE = "/users/eligibility/done";
  private static final String CLOSED = "SELECT close_reason FROM accounts ORDER BY account_id";

  private TestPortal portal;
  private Clerk clerk;

  @BeforeEach
  void start() {
    portal = new TestPortal(society -> Policies.unlimited(Policies.reregistering(society)));
    clerk = new Clerk(portal);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void anAccountThatWasMadeByTheOldNumberWhileAnImportChangedItIsClosed() throws Exception {
    clerk.apply(Clerk.row("1", ""));
    var walk = activated("hanako@example.jp");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var held = Race.transaction(portal)) {
      Race.run(held, "SELECT 1 FROM members FOR NO KEY UPDATE");
      var applied = threads.submit(() -> clerk.apply(Clerk.renumbered("2", "1")));
      portal.until(() -> Race.isAnybodyWaiting(portal));
      portal.clock.advance(Duration.ofMinutes(1));
      walk.claim("number", "1");
      assertThat(walk.complete().location()).isEqualTo(DONE);
      held.commit();
      applied.get();
    }
    portal.purge();
    assertThat(portal.query(CLOSED)).containsExactly("renumbered");
    var again = activated("again@example.jp");
    again.claim("number", "2");
    assertThat(again.complete().location()).isEqualTo(DONE);
    clerk.apply(Clerk.renumbered("2", "1"), Clerk.row("3", ""));
    portal.purge();
    assertThat(portal.query(CLOSED)).containsExactly("renumbered", null);
  }

  @Test
  void whoWasFoundByTheRosterOfBeforeIsRefusedHoweverLateThatIsWrittenDown() throws Exception {
    clerk.apply(Clerk.row("1", ""));
    var walk = activated("hanako@example.jp");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var held = Database.locked(portal.database, "audit_events")) {
      var claimed = threads.submit(() -> walk.claim("number", "1"));
      portal.until(() -> Race.isAnybodyWaiting(portal));
      portal.execute(
          """
          BEGIN;
          UPDATE members SET renumbered_by = 99;
          UPDATE rosters SET import_id = 99;
          COMMIT
          """);
      held.rollback();
      claimed.get();
    }
    assertThat(walk.complete().status()).isEqualTo(422);
    assertThat(portal.query("SELECT outcome FROM audit_events WHERE kind = 'ACCOUNT'"))
        .containsExactly("RENUMBERED");
  }

  @Test
  void registrationsThatRaceWithAnImportLeaveNoAccountByAnOldNumber() throws Exception {
    clerk.apply(Clerk.row("1", ""));
    for (int round = 1; round <= 8; round++) {
      var number = Integer.toString(round);
      var next = Integer.toString(round + 1);
      var walk = activated("round" + round + "@example.jp");
      walk.claim("number", number);
      var person = walk.browser().get("/users/eligibility/confirm");
      int lag = round;
      Race.atOnce(
          () -> {
            Race.lag(portal, lag);
            return walk.confirm(person);
          },
          () -> clerk.apply(Clerk.renumbered(next, number)));
      portal.purge();
      assertThat(portal.query("SELECT 1 FROM accounts WHERE closed_at IS NULL"))
          .as("round " + round)
          .isEmpty();
    }
  }

  private Walk activated(String email) {
    var walk = Walk.of(portal, email);
    walk.activate();
    return walk;
  }
}
