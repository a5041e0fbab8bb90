package kenpo.loadtest.drive;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import kenpo.loadtest.Account;

/** What has to hold on three servers behind a balancer as on one. */
final class NodeChecks {

  private static final String FIRM = "11.22.33.";
  private static final int TOO_OFTEN = 10;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private final Vertx vertx;
  private final URI base;
  private final Balanced balanced;
  private boolean allHold = true;

  NodeChecks(Vertx vertx, URI base, Balanced balanced) {
    this.vertx = vertx;
    this.base = base;
    this.balanced = balanced;
  }

  boolean allHold() {
    return allHold;
  }

  /** What one server began holds on all, and ends on all. */
  void sessionsHold(Account member) throws TimeoutException {
    var client = client(member.from());
    client.at(1).login(member);
    for (int node = 1; node <= Balanced.NODES; node++) {
      var home = client.at(node).page("/home");
      same("session of server 1 is good at " + node, true, home.contains(member.name()));
    }
    var list = client.page("/settings/sessions");
    same("it shows the client's address", true, list.contains(member.from()));
    same("and not the balancer's", false, list.contains(Balanced.BALANCER));
    client.at(Balanced.NODES).logout();
    for (int node = 1; node <= Balanced.NODES; node++) {
      var next = client.at(node).redirect("/home");
      same("after the logout it is over at " + node, true, next.endsWith("/login"));
    }
  }

  /** Whatever they say of themselves: those who are forged here are the balancer's. */
  void theLadderCountsByClient() throws TimeoutException {
    var client = client("127.7.1.1").saysItComesFrom("11.9.9.9, " + Balanced.BALANCER);
    var other = client("127.7.2.1").saysItComesFrom("127.7.1.1");
    for (int node = 1; node <= Balanced.NODES; node++) {
      client.at(node).refused(client.guess("ladder" + node + "@loadtest.example"));
    }
    for (int node = 1; node <= Balanced.NODES; node++) {
      same("level at " + node + " of who failed once at each", 2, client.at(node).level());
      same("level at " + node + " of another client", 1, other.at(node).level());
    }
  }

  void aChallengeIsGoodOnceAnywhere() throws IOException, TimeoutException {
    var client = client("127.7.3.1");
    var guess = client.at(1).guess("once@loadtest.example");
    double before = balanced.wrongPasswords();
    client.at(2).refused(guess);
    same("challenge of server 1 is taken at 2", 1.0, balanced.wrongPasswords() - before);
    for (int node = 1; node <= Balanced.NODES; node++) {
      client.at(node).refused(guess);
    }
    same("and nowhere again", 1.0, balanced.wrongPasswords() - before);
  }

  void anAllowListIsKnownAndSuspended() throws Exception {
    var firm = client(Balanced.OUTER_PROXY).saysItComesFrom(FIRM + "44");
    same("an unlisted firm is asked nothing", false, firm.isAskedNothing());
    var expires = LocalDate.now(ZoneOffset.UTC).plusMonths(1).toString();
    balanced.command(
        "allow",
        "add",
        "--society",
        "aoba",
        "--range",
        FIRM + "0/24",
        "--label",
        "Firm",
        "--owner",
        "Desk",
        "--expires",
        expires);
    soon("the allow-list is known on all", node -> firm.at(node).isAskedNothing());
    for (int i = 0; i < TOO_OFTEN; i++) {
      firm.at(1 + i % Balanced.NODES).refused(firm.guess("firm" + i + "@loadtest.example"));
    }
    soon("its suspension is known on all", node -> !firm.at(node).isAskedNothing());
  }

  void anAlarmIsKnown() throws Exception {
    var stranger = client("127.7.4.1");
    same("level of a stranger", 1, stranger.at(1).level());
    balanced.command("alarm", "on", "--for", "10m");
    soon("the alarm is known on all", node -> stranger.at(node).level() == 2);
    balanced.command("alarm", "off");
    soon("its end is known on all", node -> stranger.at(node).level() == 1);
  }

  @FunctionalInterface
  private interface At {
    boolean holds(int node) throws TimeoutException;
  }

  private void soon(String what, At condition) throws TimeoutException, InterruptedException {
    long began = System.nanoTime();
    boolean held = false;
    while (!held && System.nanoTime() - began < PATIENCE_NANOS) {
      // An address is given 20 challenges a minute by each server.
      Thread.sleep(300);
      held = true;
      for (int node = 1; node <= Balanced.NODES; node++) {
        held &= condition.holds(node);
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    say(held && took.compareTo(SOON) <= 0, "%s after %d ms".formatted(what, took.toMillis()));
  }

  private void same(String what, Object expected, Object found) {
    say(expected.equals(found), "%s: %s".formatted(what, found));
  }

  private void say(boolean holds, String what) {
    System.out.println((holds ? "ok     " : "WRONG  ") + what);
    allHold &= holds;
  }

  private NodeClient client(String from) {
    return new NodeClient(vertx, base, from);
  }
}
