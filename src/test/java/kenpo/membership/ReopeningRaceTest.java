package kenpo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import kenpo.db.Db;
import kenpo.registration.Walk;
import kenpo.roster.Entitlement;
import kenpo.society.Societies;
import kenpo.support.Clerk;
import kenpo.support.Race;
import org.junit.jupiter.api.Test;

/** Imports are undone while accounts are closed, opened and made. */
class ReopeningRaceTest extends ComingBack {

  /** While this transaction is open, no server closes or opens any account. */
  private static final String SOMEBODY_REGISTERS =
      "SELECT pg_advisory_xact_lock_shared(hashtext('memberships'), hashtext('aoba'))";

  @Test
  void twoServersAtOnceOpenEachAccountOnce() throws Exception {
    clerk.apply(HANAKO, STAYS);
    hanako("1");
    long mistake = applied(STAYS);
    portal.execute(
        """
        WITH added AS (
          INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
          SELECT 'aoba', 'crowd ' || n, 'insured', 'ｱ', '1980-04-01', '2020-04-01'
          FROM generate_series(1, 1700) AS n
          RETURNING member_id)
        INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
          terms_version, privacy_version, agreed_at, created_at, closed_at, close_reason,
          closed_import)
        SELECT 'aoba', member_id, member_id || '@crowd.example', member_id || '@crowd.example', '',
          'ja', '1', '1', '2026-12-01', '2026-12-01', '2026-12-01', 'membership_lost', %d
        FROM added
        """
            .formatted(mistake));
    // As the database would by itself, a minute after so many rows came.
    portal.execute("ANALYZE accounts, members");
    try (var other = portal.beside()) {
      clerk.undo(mistake);
      Race.atOnce(
          () -> {
            portal.purge();
            return true;
          },
          () -> {
            other.purge();
            return true;
          });
      assertThat(portal.query("SELECT count(*) FROM accounts WHERE closed_at IS NULL"))
          .containsExactly("1701");
      assertThat(
              portal.query(
                  """
                  SELECT count(*) || ' ' || count(DISTINCT account_id)
                  FROM audit_events
                  WHERE outcome = 'REOPENED'
                  """))
          .containsExactly("1701 1701");
    }
  }

  @Test
  void aRegistrationThatRacesWithTheOpeningLeavesOneAccountOpen() throws Exception {
    clerk.apply(HANAKO, STAYS);
    for (int round = 0; round < 10; round++) {
      var walk = Walk.of(portal, "round" + round + "@example.jp");
      walk.activate();
      walk.claim("number", "1");
      var person = walk.browser().get("/users/eligibility/confirm");
      account("1", "former" + round + "@example.jp");
      long mistake = applied(STAYS);
      int lag = round;
      Race.atOnce(
          () -> {
            Race.lag(portal, lag);
            return walk.confirm(person);
          },
          () -> {
            undone(mistake);
            return true;
          });
      portal.purge();
      assertThat(portal.query("SELECT count(*) FROM accounts WHERE closed_at IS NULL"))
          .as("round " + round)
          .containsExactly("1");
      portal.execute("UPDATE accounts SET closed_at = now() WHERE closed_at IS NULL");
    }
  }

  @Test
  void anUndoThatRacesWithTheClosingLeavesTheAccountOpen() throws Exception {
    clerk.apply(HANAKO, STAYS);
    var account = hanako("1");
    for (int round = 0; round < 10; round++) {
      long mistake = clerk.apply(STAYS);
      Race.atOnce(
          () -> {
            portal.purge();
            return true;
          },
          () -> {
            clerk.undo(mistake);
            return true;
          });
      portal.purge();
      assertThat(account(account)).as("round " + round).isEqualTo("open");
    }
  }

  @Test
  void anUndoWaitsForNobodyWhoRegisters() throws Exception {
    clerk.apply(HANAKO, STAYS);
    long mistake = applied(STAYS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var held = Race.transaction(portal)) {
      Race.run(held, SOMEBODY_REGISTERS);
      var undo = threads.submit(() -> clerk.undo(mistake));
      portal.until(undo::isDone);
      undo.get();
    }
  }

  @Test
  void theSameMistakeImportedAgainBeforeAnybodyLookedIsTheCauseFromThenOn() throws Exception {
    clerk.apply(HANAKO, STAYS);
    var account = hanako("1");
    long first = applied(STAYS);
    long second;
    try (var held = Race.transaction(portal)) {
      Race.run(held, SOMEBODY_REGISTERS);
      clerk.undo(first);
      second = clerk.apply(STAYS);
      held.commit();
    }
    portal.purge();
    assertThat(account(account)).isEqualTo("closed membership_lost " + second);
    assertThat(log(account)).containsExactly("MEMBERSHIP_LOST");
    undone(second);
    assertThat(account(account)).isEqualTo("open");
  }

  @Test
  void whoIsInItsWayAndHasToGoIsWaitedFor() throws Exception {
    clerk.apply(HANAKO, Clerk.row("2", ""), STAYS);
    var former = hanako("1");
    long mistake = applied(Clerk.row("2", ""), STAYS);
    var other = hanako("2");
    try (var held = Race.transaction(portal)) {
      Race.run(held, SOMEBODY_REGISTERS);
      clerk.undo(mistake);
      portal.execute(
          "UPDATE members SET lost = '2026-12-01' WHERE member_id = " + clerk.member("2"));
      assertThat(leftClosed(former)).isZero();
      held.rollback();
    }
    portal.purge();
    assertThat(account(other)).startsWith("closed membership_lost");
    assertThat(account(former)).isEqualTo("open");
  }

  private int leftClosed(long account) {
    var vertx = Vertx.vertx();
    try {
      var aoba = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
      return new ReopeningStore(Db.open(vertx, portal.database))
          .leaveClosed("aoba", new Long[] {account}, Entitlement.of(aoba, portal.clock.instant()))
          .await();
    } finally {
      vertx.close().await();
    }
  }
}
