package kenpo.loadtest.drive;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import kenpo.demo.TestGround;
import kenpo.loadtest.CannotRun;
import kenpo.loadtest.Members;

/**
 * Three portals on one database behind HAProxy: {@code loadtest/nodes}. Ends with 1 when anything
 * is otherwise than with one.
 */
final class Nodes {

  private static final Path FOLDER = Path.of("var/loadtest");

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  private final Launcher launcher = new Launcher();
  private final TestGround ground = new TestGround();

  private Nodes() {}

  static void main() {
    try {
      System.exit(new Nodes().run() ? 0 : 1);
    } catch (CannotRun | WrongAnswer reason) {
      System.err.println("nodes: " + reason.getMessage());
      System.exit(1);
    } catch (Exception failure) {
      // Threads of Vert.x would keep this process alive.
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private boolean run() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    System.err.println("PostgreSQL, roster, three portals, HAProxy ...");
    ground.start(FOLDER);
    var balanced = new Balanced(ground, launcher, Servers.on(ground, launcher, vertx));
    var base = balanced.start();
    var mail = URI.create("http://127.0.0.1:" + ground.mailbox());
    var member = Members.register(base, mail, ground.roster(), 1).getFirst();
    var checks = new NodeChecks(vertx, base, balanced);
    checks.sessionsHold(member);
    checks.theLadderCountsByClient();
    checks.aChallengeIsGoodOnceAnywhere();
    checks.anAllowListIsKnownAndSuspended();
    checks.anAlarmIsKnown();
    return checks.allHold();
  }

  private void stop() {
    launcher.close();
    ground.close();
  }
}
