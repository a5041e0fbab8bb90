package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeoutException;
import kenpo.loadtest.Account;
import kenpo.loadtest.Members;

/**
 * The portal beside a bare server that does the least that must be done: {@code loadtest/compare}.
 * Ends with 1, and without figures, when anything was answered wrongly.
 */
final class Compare {

  private final Plan plan;
  private final Stage stage;

  private Compare(Plan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
  }

  static void main(String[] args) {
    Program.run(
        "compare", Plan.USAGE, args, words -> new Compare(Plan.of(words), Stage.set()).run());
  }

  private boolean run() throws Exception {
    System.err.println("PostgreSQL, roster ...");
    var servers = stage.servers();
    var people = people(servers);
    var ledger = new Ledger(plan.rounds());
    for (int round = 0; round < plan.rounds(); round++) {
      new Round(round, plan, servers, people, ledger).go();
    }
    var report = new Report(plan, ledger).markdown();
    Files.writeString(plan.report(), report);
    System.out.println(report);
    return true;
  }

  /** Who has an account, made as people make one; and the pages that the bare server imitates. */
  private List<Account> people(Servers servers)
      throws IOException, InterruptedException, TimeoutException {
    System.err.println(plan.users() + " people register ...");
    var portal = servers.portal(0, List.of(), 1);
    var mail = URI.create("http://127.0.0.1:" + stage.ground().mailbox());
    var people = Members.register(portal.base(), mail, stage.ground().roster(), plan.users());
    var subject = new PortalSubject(stage.vertx(), portal.base(), people, 1);
    Turn.await(stage.vertx(), subject::prepare);
    Files.writeString(
        stage.ground().file(Servers.LOGIN_PAGE), Turn.await(stage.vertx(), subject::loginPage));
    Files.writeString(
        stage.ground().file(Servers.HOME_PAGE), Turn.await(stage.vertx(), subject::homePage));
    stage.launcher().stop(portal.up().process());
    return people;
  }
}
