package kenpo.loadtest.drive;

import java.net.URI;
import kenpo.loadtest.Members;

/**
 * Three portals on one database behind HAProxy: {@code loadtest/nodes}. Ends with 1 when anything
 * is otherwise than with one.
 */
final class Nodes {

  private static final String USAGE =
      "loadtest/nodes: three portals behind HAProxy; takes no options and about two minutes";

  private final Stage stage;

  private Nodes(Stage stage) {
    this.stage = stage;
  }

  static void main(String[] args) {
    Program.run("nodes", USAGE, args, words -> new Nodes(Stage.set()).run());
  }

  private boolean run() throws Exception {
    System.err.println("PostgreSQL, roster, three portals, HAProxy ...");
    var balanced = new Balanced(stage.ground(), stage.launcher(), stage.servers());
    var base = balanced.start();
    var mail = URI.create("http://127.0.0.1:" + stage.ground().mailbox());
    var member = Members.register(base, mail, stage.ground().roster(), 1).getFirst();
    var checks = new NodeChecks(stage.vertx(), base, balanced);
    checks.sessionsHold(member);
    checks.theLadderCountsByClient();
    checks.aChallengeIsGoodOnceAnywhere();
    checks.anAllowListIsKnownAndSuspended();
    checks.anAlarmIsKnown();
    return checks.allHold();
  }
}
