package kenpo.loadtest.drive;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import kenpo.demo.TestGround;
import kenpo.loadtest.Account;
import kenpo.loadtest.CannotRun;
import kenpo.loadtest.Members;

/**
 * The portal beside a bare server that does the least that must be done: {@code loadtest/compare}.
 * Ends with 1, and without figures, when anything was answered wrongly.
 */
final class Compare {

  private static final Path FOLDER = Path.of("var/loadtest");

  private final Plan plan;
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  private final Launcher launcher = new Launcher();
  private final TestGround ground = new TestGround();

  private Compare(Plan plan) {
    this.plan = plan;
  }

  static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(Plan.USAGE);
      return;
    }
    try {
      new Compare(Plan.of(args)).run();
      System.exit(0);
    } catch (CannotRun | WrongAnswer reason) {
      System.err.println("compare: " + reason.getMessage());
      System.exit(1);
    } catch (Exception failure) {
      // Threads of Vert.x would keep this process alive.
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private void run() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    System.err.println("PostgreSQL, roster ...");
    ground.start(FOLDER);
    var servers = Servers.on(ground, launcher, vertx);
    var people = people(servers);
    var ledger = new Ledger(plan.rounds());
    for (int round = 0; round < plan.rounds(); round++) {
      new Round(round, plan, servers, people, ledger).go();
    }
    var report = new Report(plan, ledger).markdown();
    Files.writeString(plan.report(), report);
    System.out.println(report);
  }

  /** Who has an account, made as people make one; and the pages that the bare server imitates. */
  private List<Account> people(Servers servers)
      throws IOException, InterruptedException, TimeoutException {
    System.err.println(plan.users() + " people register ...");
    var portal = servers.portal(0, List.of(), 1);
    var mail = URI.create("http://127.0.0.1:" + ground.mailbox());
    var people = Members.register(portal.base(), mail, ground.roster(), plan.users());
    var subject = new PortalSubject(vertx, portal.base(), people, 1);
    Turn.await(vertx, subject::prepare);
    Files.writeString(ground.file(Servers.LOGIN_PAGE), Turn.await(vertx, subject::loginPage));
    Files.writeString(ground.file(Servers.HOME_PAGE), Turn.await(vertx, subject::homePage));
    launcher.stop(portal.up().process());
    return people;
  }

  private void stop() {
    launcher.close();
    ground.close();
  }
}
