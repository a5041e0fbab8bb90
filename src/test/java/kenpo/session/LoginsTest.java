package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import kenpo.support.Accounts;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginsTest {

  private static final String ALIVE = "SELECT count(*) FROM sessions WHERE ended_at IS NULL";
  private static final String PASSWORD = "four words of logins";

  private final TestPortal portal = new TestPortal();
  private final Accounts accounts = new Accounts(portal);
  private final OwnSessions sessions = new OwnSessions(portal);
  private long account;

  @BeforeEach
  void register() {
    account = accounts.create("aoba", "hanako@example.jp", PASSWORD);
  }

  @AfterEach
  void stop() {
    sessions.close();
    accounts.close();
    portal.close();
  }

  @Test
  void oneThatIsRefusedAtTheLastMomentEndsNothing() {
    var other = accounts.create("aoba", "taro@example.jp", PASSWORD);
    var mine = sessions.begin(account, 1).await().orElseThrow().session();
    var refused = sessions.begin(other, 1, Optional.of("another's hash"), Optional.of(mine));
    assertThat(refused.await()).isEmpty();
    assertThat(portal.query(ALIVE)).containsExactly("1");
    assertThat(sessions.begin(other, 1, Optional.empty(), Optional.of(mine)).await()).isPresent();
    assertThat(portal.query("SELECT end_reason FROM sessions WHERE account_id = " + account))
        .containsExactly("REPLACED");
  }

  @Test
  void ofMoreThanFiftyTheLongestUnusedEnds() {
    var first = sessions.begin(account, 0).await().orElseThrow().session().hash();
    for (int device = 1; device < 50; device++) {
      portal.clock.advance(Duration.ofSeconds(1));
      sessions.begin(account, device).await();
    }
    assertThat(portal.query(ALIVE)).containsExactly("50");
    portal.execute(
        "UPDATE sessions SET last_seen_at = last_seen_at + interval '1 hour'"
            + " WHERE session_hash = '\\x"
            + first
            + "'");
    sessions.begin(account, 50).await();
    assertThat(portal.query(ALIVE)).containsExactly("50");
    assertThat(
            portal.query(
                "SELECT end_reason || ' ' || (created_at - (SELECT min(created_at) FROM sessions))"
                    + " FROM sessions WHERE ended_at IS NOT NULL"))
        .as("the first was used since")
        .containsExactly("TOO_MANY 00:00:01");
    assertThat(portal.query("SELECT outcome FROM audit_events WHERE kind = 'SESSION'"))
        .containsExactly("TOO_MANY");
  }

  @Test
  void moreThanFiftyAtOnceAreFiftyAndTheNewestStays() {
    Future.all(IntStream.range(0, 80).mapToObj(i -> sessions.begin(account, i)).toList()).await();
    assertThat(portal.query(ALIVE)).containsExactly("50");
    var last = sessions.begin(account, 80).await().orElseThrow().session().hash();
    assertThat(portal.query(ALIVE)).containsExactly("50");
    assertThat(
            portal.query(
                "SELECT ended_at IS NULL FROM sessions WHERE session_hash = '\\x" + last + "'"))
        .containsExactly("t");
    assertThat(portal.query("SELECT count(*) FROM sessions")).containsExactly("81");
  }

  @Test
  void sixNewDevicesEachHourAreToldOfFiveTimesInEach() {
    for (int device = 0; device < 18; device++) {
      sessions.begin(account, device).await();
      portal.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(portal.query("SELECT count(*) FROM mail_outbox")).containsExactly("15");
  }
}
