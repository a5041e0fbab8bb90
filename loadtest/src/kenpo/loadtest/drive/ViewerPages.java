package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kenpo.loadtest.Account;
import kenpo.loadtest.Members;
import kenpo.loadtest.drive.HealthDatabase.Counted;

/**
 * The pages of checkups beside a bare page of the same size with one query, where a thousand
 * checkups are stored and where many more are: {@code loadtest/viewer}.
 */
final class ViewerPages {

  private static final String USAGE =
      """
      loadtest/viewer [options]     pages of checkups beside a bare page with one query
        --rounds N      turns of each server for each page (3)
        --seconds N     of each turn (5)
        --warm N        pages to warm each server with (10000)
        --users N       users of the closed model (8)
        --members N     members with ten checkups each who are added (100000)\
      """;

  private static final Set<String> NAMES =
      Set.of("--rounds", "--seconds", "--warm", "--users", "--members");

  /** Who is imported with checkups of ten years: together about a thousand. */
  private static final int EXAMINED = 90;

  private static final List<String> PAGES =
      List.of("/checkups", "/checkups/years", "/checkups/judgements");
  private static final String CAUTIONS = "/viewing/cautions";
  private static final String PAPER = "/checkups/export.pdf";

  /** So many files warm its maker, and so many are measured. */
  private static final int FILES = 100;

  private final Arguments given;
  private final Stage stage;
  private final int users;

  private ViewerPages(Arguments given, Stage stage) {
    this.given = given;
    this.stage = stage;
    this.users = given.number("--users", 8);
  }

  static void main(String[] args) {
    Program.run(
        "viewer",
        USAGE,
        args,
        words -> new ViewerPages(Arguments.read(List.of(words), NAMES, USAGE), Stage.set()).run());
  }

  private boolean run() throws Exception {
    System.err.println("checkups ...");
    stage.ground().checkups(EXAMINED);
    var people = people();
    try (var database = new HealthDatabase(stage.ground().environment())) {
      database.give();
      agree(people, database);
      System.out.println(
          """
          | page | checkups stored | bytes | CPU, ms | of the bare page [turns] | CPU without Java's compilers, ms | of the bare page [turns] | PostgreSQL's, ms | transactions a page | rows by index a page | rows by scans a page |
          |---|---|---|---|---|---|---|---|---|---|---|\
          """);
      measured(people, database);
      database.fill(given.number("--members", 100_000));
      measured(people, database);
      paper(people, database);
    }
    return true;
  }

  private List<Account> people() throws IOException, InterruptedException {
    var portal = stage.servers().portal(0, List.of(), 1);
    var mail = URI.create("http://127.0.0.1:" + stage.ground().mailbox());
    var people = Members.register(portal.base(), mail, stage.ground().roster(), users);
    stage.launcher().stop(portal.up().process());
    return people;
  }

  /** To the cautions, as everybody has to once. */
  private void agree(List<Account> people, HealthDatabase database)
      throws IOException, InterruptedException, SQLException, TimeoutException {
    var portal = opened(people, database);
    var subject = (PortalSubject) portal.subject();
    Turn.await(stage.vertx(), () -> subject.tick(CAUTIONS, "agree"));
    stage.launcher().stop(portal.up().process());
  }

  /** A fresh portal where everybody has logged in and may see his results. */
  private Server opened(List<Account> people, HealthDatabase database)
      throws IOException, InterruptedException, SQLException, TimeoutException {
    var portal = stage.servers().portal(0, people, 1);
    Turn.await(stage.vertx(), portal.subject()::prepare);
    database.open();
    return portal;
  }

  private void measured(List<Account> people, HealthDatabase database)
      throws IOException, InterruptedException, SQLException, TimeoutException {
    long stored = database.checkups();
    for (var page : PAGES) {
      var portal = opened(people, database);
      var subject = (PortalSubject) portal.subject();
      var text = Turn.await(stage.vertx(), () -> subject.text(page));
      var bare = bare(subject, text);
      System.out.printf(
          "| `%s` | %d | %d | %s |%n",
          page,
          stored,
          text.getBytes(StandardCharsets.UTF_8).length,
          inTurns(page, portal, bare, database));
      stage.launcher().stop(portal.up().process());
      stage.launcher().stop(bare.up().process());
    }
  }

  /** How long somebody waits for the file of all his years, who asks for one after the other. */
  private void paper(List<Account> people, HealthDatabase database)
      throws IOException, InterruptedException, SQLException, TimeoutException {
    var portal = opened(people, database);
    var one = List.of(((PortalSubject) portal.subject()).open(0, PAPER));
    Turn.await(stage.vertx(), () -> Closed.run(one, FILES)).flawless(portal.name());
    var tally = Turn.await(stage.vertx(), () -> Closed.run(one, FILES)).flawless(portal.name());
    System.out.println();
    System.out.print(tally.text(PAPER));
    stage.launcher().stop(portal.up().process());
  }

  private Server bare(PortalSubject subject, String page)
      throws IOException, InterruptedException, TimeoutException {
    var ground = stage.ground();
    Files.writeString(
        ground.file(Servers.LOGIN_PAGE), Turn.await(stage.vertx(), subject::loginPage));
    Files.writeString(ground.file(Servers.HOME_PAGE), page);
    return stage.servers().bare(0, users, users);
  }

  private String inTurns(String page, Server portal, Server bare, HealthDatabase database)
      throws TimeoutException, SQLException, InterruptedException {
    var viewer = (PortalSubject) portal.subject();
    var viewing = walks(user -> viewer.open(user, page));
    var beside = walks(user -> bare.subject().home(user));
    warm(portal, viewing);
    warm(bare, beside);
    var cpu = new ArrayList<Double>();
    var ratios = new ArrayList<Double>();
    var steady = new ArrayList<Double>();
    var steadyRatios = new ArrayList<Double>();
    var ofDatabase = new ArrayList<Double>();
    var read = new ArrayList<String>();
    for (int round = 0; round < given.number("--rounds", 3); round++) {
      var before = database.counted();
      var turn = turn(portal, viewing);
      read.add(each(database.counted().since(before), turn.tally().completed()));
      var other = turn(bare, beside);
      cpu.add(turn.cpuPerWalk());
      ofDatabase.add(turn.databaseCpuPerWalk());
      ratios.add(turn.cpuPerWalk() / other.cpuPerWalk());
      steady.add(turn.steadyCpuPerWalk());
      steadyRatios.add(turn.steadyCpuPerWalk() / other.steadyCpuPerWalk());
    }
    return "%.2f | %s | %.2f | %s | %.2f | %s"
        .formatted(
            figures(cpu).median(),
            figures(ratios).text("%.2f"),
            figures(steady).median(),
            figures(steadyRatios).text("%.2f"),
            figures(ofDatabase).median(),
            read.getLast());
  }

  private static String each(Counted counted, long pages) {
    return "%.2f | %.1f | %.1f"
        .formatted(
            counted.commits() / (double) pages,
            counted.fetched() / (double) pages,
            counted.scanned() / (double) pages);
  }

  private static Figures figures(List<Double> values) {
    return new Figures(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Walk> walks(IntFunction<Walk> walk) {
    return IntStream.range(0, users).mapToObj(walk).toList();
  }

  private void warm(Server server, List<Walk> walks) throws TimeoutException {
    Turn.await(stage.vertx(), () -> Closed.run(walks, given.number("--warm", 10_000)))
        .flawless(server.name());
  }

  private Turn turn(Server server, List<Walk> walks) throws TimeoutException {
    var time = Duration.ofSeconds(given.number("--seconds", 5));
    return Turn.at(server, stage.ground().database(), stage.vertx(), () -> Closed.run(walks, time));
  }
}
