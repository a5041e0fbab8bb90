package kenpo.fault;

import static kenpo.support.SmtpServer.FINE;
import static kenpo.support.SmtpServer.HANG_UP;
import static kenpo.support.SmtpServer.SILENCE;
import static kenpo.support.SmtpServer.say;
import static kenpo.support.SmtpServer.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.registration.Walk;
import kenpo.support.Browser;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.Mailbox.Received;
import kenpo.support.SmtpServer;
import kenpo.support.SmtpServer.Moment;
import kenpo.support.SmtpServer.Script;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/** Whatever the mail server does: pages answer, nothing is lost, all resumes by itself. */
class MailFaultTest {

  private static final Duration IMPATIENT = Duration.ofSeconds(5);
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofMinutes(2);
  private static final String HANAKO = "hanako@example.jp";
  private static final String TARO = "taro@example.jp";
  private static final String STATES = "SELECT state FROM mail_outbox ORDER BY mail_id";
  private static final String FAILURES = "SELECT failure FROM mail_outbox ORDER BY mail_id";

  private final SmtpServer server = new SmtpServer();
  private TestPortal portal = TestPortal.mailingTo(server.port(), PATIENT);

  @AfterEach
  void close() {
    server.behave((moment, to) -> FINE);
    portal.close();
    server.close();
  }

  @Test
  void aServerThatIsAwayGetsAllMailsOnceWhenItIsBack() {
    server.close();
    register(HANAKO);
    register(TARO);
    portal.sendMail();
    assertThat(portal.query(FAILURES)).containsOnly("no-connection");
    server.comeBack();
    portal.clock.advance(LATER);
    portal.sendMail();
    assertThat(server.taken(HANAKO)).hasSize(1);
    assertThat(server.taken(TARO)).hasSize(1);
    assertThat(portal.query(STATES)).containsOnly("sent");
  }

  /** In each of these nothing was taken, so that nothing comes twice. */
  @TestFactory
  Stream<DynamicTest> whatTheServerRefusesForNowIsTriedLaterAndSentOnce() {
    portal.close();
    portal = TestPortal.mailingTo(server.port(), IMPATIENT);
    return Map.<String, Script>of(
            "421 at its greeting", at(Moment.CONNECTED, say("421 too many")),
            "454 to the sender", at(Moment.MAIL, say("454 not now")),
            "550 to the sender", at(Moment.MAIL, say("550 not from you")),
            "451 to the recipient", at(Moment.RCPT, say("451 greylisted")),
            "452 to the mail", at(Moment.DATA, say("452 full")),
            "cut at the greeting", at(Moment.CONNECTED, HANG_UP),
            "cut within the mail", at(Moment.BEGUN, HANG_UP),
            "silent at the greeting", at(Moment.CONNECTED, SILENCE),
            "silent at the mail", at(Moment.DATA, SILENCE))
        .entrySet()
        .stream()
        .map(fault -> dynamicTest(fault.getKey(), () -> isSentOnce(fault.getValue())));
  }

  private void isSentOnce(Script fault) {
    int before = server.taken().size();
    server.behave(fault);
    server.hangUp();
    // More than there are places in the pool: none of them may stay taken.
    var addresses = IntStream.range(0, 5).mapToObj(i -> before + "-" + i + "@example.jp").toList();
    addresses.forEach(this::register);
    portal.sendMail();
    assertThat(server.taken().size()).isEqualTo(before);
    server.behave((moment, to) -> FINE);
    portal.clock.advance(LATER);
    portal.sendMail();
    assertThat(addresses).allSatisfy(to -> assertThat(server.taken(to)).hasSize(1));
    assertThat(portal.query(STATES)).containsOnly("sent");
  }

  @Test
  void aMailWhoseAnswerWasLostComesAgainWithTheSameMessageIdAndLink() {
    server.behave(at(Moment.ENDED, HANG_UP));
    register(HANAKO);
    portal.sendMail();
    assertThat(portal.query(STATES)).containsExactly("waiting");
    server.behave((moment, to) -> FINE);
    portal.clock.advance(LATER);
    portal.sendMail();
    var both = server.taken(HANAKO);
    assertThat(both).hasSize(2);
    assertThat(both.stream().map(Received::messageId).distinct()).hasSize(1);
    assertThat(both.stream().map(Received::linkPath).distinct()).hasSize(1);
    assertThat(portal.query(STATES)).containsExactly("sent");
  }

  @Test
  void aRecipientRefusedForGoodIsGivenUpAndHoldsUpNobody() {
    server.behave(
        (moment, to) ->
            moment == Moment.RCPT && to.equals(HANAKO) ? say("550 no such user") : FINE);
    register(HANAKO);
    register(TARO);
    portal.sendMail();
    assertThat(server.taken(TARO)).hasSize(1);
    assertThat(portal.query(STATES)).containsExactly("dead", "sent");
    assertThat(
            portal.query(
                "SELECT dead_reason || failure || parameters FROM mail_outbox ORDER BY mail_id"
                    + " LIMIT 1"))
        .containsExactly("refusedsmtp-550{}");
  }

  @Test
  void aMailWhoseLinkHasDiedIsNotSentAnyMore() {
    server.close();
    register(HANAKO);
    portal.sendMail();
    server.comeBack();
    portal.clock.advance(Duration.ofHours(1));
    portal.sendMail();
    assertThat(server.taken()).isEmpty();
    assertThat(portal.query("SELECT dead_reason FROM mail_outbox")).containsExactly("expired");
  }

  @Test
  void oneSlowRecipientDoesNotHoldUpTheOthers() {
    var answer = new CountDownLatch(1);
    server.behave(
        (moment, to) -> moment == Moment.ENDED && to.equals(HANAKO) ? when(answer) : FINE);
    register(HANAKO);
    until(() -> server.taken(HANAKO).size() == 1);
    var others = IntStream.range(0, 12).mapToObj(i -> "other" + i + "@example.jp").toList();
    others.forEach(this::register);
    until(() -> server.taken().size() == 13);
    assertThat(portal.query(STATES)).startsWith("waiting");
    answer.countDown();
    portal.sendMail();
    assertThat(portal.query(STATES)).hasSize(13).containsOnly("sent");
    assertThat(server.taken().size()).isEqualTo(13);
  }

  @Test
  void aMailIsNotSentTwiceBecauseTheDatabaseWasAwayForAMoment() {
    var answer = new CountDownLatch(1);
    server.behave(at(Moment.ENDED, when(answer)));
    register(HANAKO);
    until(() -> server.taken(HANAKO).size() == 1);
    connections(false);
    answer.countDown();
    var management = new Browser("http://127.0.0.1:" + portal.managementPort());
    for (int asked = 0; asked < 3; asked++) {
      assertThat(management.get("/readyz").status()).isEqualTo(503);
    }
    connections(true);
    until(() -> portal.query(STATES).equals(List.of("sent")));
    portal.clock.advance(LATER);
    portal.sendMail();
    assertThat(server.taken(HANAKO)).hasSize(1);
  }

  @Test
  void whoeverHasLostItsLeaseGivesUpTellingWhatBecameOfTheMail() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    ((Logger) LoggerFactory.getLogger("kenpo.MailDelivery")).addAppender(log);
    var answer = new CountDownLatch(1);
    server.behave(at(Moment.ENDED, when(answer)));
    register(HANAKO);
    until(() -> server.taken(HANAKO).size() == 1);
    connections(false);
    portal.clock.advance(PATIENT.multipliedBy(2));
    answer.countDown();
    Eventually.holds(
        "it gives up", () -> List.copyOf(log.list).toString().contains("mail's state not kept"));
    connections(true);
  }

  /** The page says "sent" whatever the mail server does. */
  private void register(String address) {
    var walk = Walk.of(portal, address);
    assertThat(walk.agree().location()).isEqualTo("/users/new/sent");
    assertThat(walk.browser().get("/users/new/sent").status()).isEqualTo(200);
  }

  private void connections(boolean allowed) {
    var name = portal.database.name();
    Database.execute("postgres", "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
    if (!allowed) {
      Database.execute(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(name));
    }
  }

  private static Script at(Moment when, SmtpServer.Reaction reaction) {
    return (moment, to) -> moment == when ? reaction : FINE;
  }

  /** For what the server does by itself, 4 times a second. */
  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENT.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
