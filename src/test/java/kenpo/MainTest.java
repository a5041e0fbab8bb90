package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kenpo.config.PortalConfig;
import kenpo.roster.MatchRules;
import kenpo.society.Japan;
import kenpo.society.MatchPolicy;
import kenpo.support.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line: exit codes, and one line for each mistake instead of a stack trace. A start
 * that is not refused would go on for ever, hence the limit.
 */
@Timeout(120)
class MainTest {

  private static final PortalConfig.Database MIGRATED = Database.fresh();

  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;

  private record Ended(int code, List<String> out, List<String> err) {}

  @Test
  void checkConfigListsTheSocieties() throws IOException {
    var ended = run(MIGRATED, "", "check-config");
    assertThat(ended.code).isZero();
    assertThat(ended.out)
        .containsExactly(
            "aoba: style K, あおば健康保険組合", "minato: style P, みなと健康保険組合", "sakura: style M, さくら健康保険組合");
    assertThat(ended.err).isEmpty();
  }

  /** It stops nothing: the page of the age is off. */
  @Test
  void checkConfigTellsOfASignOffThatCountsAsNone() throws IOException {
    var societies = Files.createDirectory(folder.resolve("societies"));
    var aoba = Files.readString(Path.of("conf/societies/aoba.yaml"));
    Files.writeString(
        societies.resolve("aoba.yaml"), aoba.replace("edition: \"2022-1\"", "edition: \"2017\""));
    var ended = run(MIGRATED, "societies: " + societies, "check-config");
    assertThat(ended.code).isZero();
    assertThat(ended.out)
        .containsExactly(
            "aoba: style K, あおば健康保険組合",
            "aoba.yaml: results.healthAge.signedOff.edition: \"2017\" counts as no sign-off;"
                + " there is: 2022-1");
  }

  @Test
  void checkConfigTellsEveryMistake() throws IOException {
    var ended = run(MIGRATED, "mail: { port: x }\nhats: 3", "check-config");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("portal.yaml:", "mail.port: \"x\"", "; allowed: "),
            line -> assertThat(line).contains("portal.yaml:", "hats: this key", "; allowed: "));
  }

  @Test
  void aWrongConfigurationStopsTheStart() throws IOException {
    refused(MIGRATED, "societies: no/such/folder", "start", "societies: no/such/folder cannot be");
    refused(MIGRATED, "member: { port: 99999 }", "start", "member.port: \"99999\" is not allowed");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    var ended = run("--config", "no/such/portal.yaml", "start");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err).singleElement().asString().startsWith("no/such/portal.yaml: cannot be");
  }

  @Test
  void anUnknownCommandIsAMistakeOfUse() {
    assertThat(run("strat").code).isEqualTo(2);
    assertThat(run().code).isEqualTo(2);
    assertThat(run("import").code).isEqualTo(2);
  }

  @Test
  void migrateMayBeRunAgain() throws IOException {
    var empty = Database.empty();
    refused(empty, "", "start", "is older than this program; run bin/portal migrate");
    assertThat(run(empty, "", "migrate").out.getFirst()).endsWith(" migration(s) applied");
    var again = run(empty, "", "migrate");
    assertThat(again.code).isZero();
    assertThat(again.out).containsExactly("the schema is up to date");
  }

  @Test
  void aDatabaseThatRefusesIsToldWithTheRoleItRefused() throws IOException {
    var none = with(MIGRATED, "no_such_database");
    refused(none, "", "start", "cannot be used as kenpo_app");
    refused(none, "", "migrate", "cannot be used as kenpo_owner");
    refused(none, "", "import roster pom.xml --society aoba", "cannot be used as kenpo_app");
  }

  @Test
  void aPortThatIsTakenStopsTheStart() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var port = "{ port: " + taken.getLocalPort() + " }";
      refused(MIGRATED, "member: " + port, "start", "member: cannot listen on 127.0.0.1 port");
      refused(
          MIGRATED,
          "member: { port: 0 }\nmanagement: " + port,
          "start",
          "management: cannot listen on 127.0.0.1 port");
    }
  }

  @Test
  void aRosterWithKeysOfOtherMatchRulesStopsTheStart() throws IOException {
    var database = Database.fresh();
    var others = new MatchRules(new MatchPolicy(false, 0, false)).version();
    Database.execute(
        database.name(), "INSERT INTO rosters VALUES ('aoba', '" + others + "', '2026-12-01')");
    refused(
        database,
        "member: { port: 0 }\nmanagement: { port: 0 }",
        "start",
        "aoba.yaml: match: not what the roster's keys were made with (" + others + "); allowed: ",
        "bin/portal roster rekey --society aoba");
    Database.execute(
        database.name(), "INSERT INTO rosters VALUES ('minato', '" + others + "', '2026-12-01')");
    assertThat(run(database, "", "roster rekey --society aoba").out)
        .containsExactly("aoba: 0 key(s) changed");
    assertThat(actors(database))
        .containsExactly("ROSTER_IMPORT command_line " + System.getProperty("user.name"));
    assertThat(run(database, "", "roster rekey --all").out)
        .containsExactly(
            "aoba: 0 key(s) changed", "minato: 0 key(s) changed", "sakura: no roster yet");
    refused(database, "", "roster rekey --society nobody", "--society: \"nobody\" is not allowed");
    assertThat(run("roster", "rekey").code).isEqualTo(2);
    assertThat(run("roster").code).isEqualTo(2);
  }

  @Test
  void theAlarmIsSwitchedOnAndOffByHand() throws IOException {
    var database = Database.fresh();
    assertThat(run(database, "", "alarm status").out).containsExactly("no alarm");
    assertThat(run(database, "", "alarm on --for 2h").out).containsExactly("on for 2h");
    assertThat(run(database, "", "alarm status").out)
        .hasSize(3)
        .first()
        .asString()
        .startsWith("aoba: switched on by hand since ")
        .contains("+09:00, until 2");
    assertThat(run(database, "", "alarm on").out).containsExactly("on");
    assertThat(run(database, "", "alarm status").out)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).endsWith(", until it is switched off"));
    assertThat(run(database, "", "alarm off").out).containsExactly("off");
    assertThat(run(database, "", "alarm off").out).containsExactly("it was not on");
    assertThat(run(database, "", "alarm on --for soon").code).isEqualTo(2);
    assertThat(
            Database.query(
                database.name(),
                "SELECT outcome FROM audit_events WHERE society_id = 'aoba' ORDER BY event_id"))
        .containsExactly("SWITCHED_ON", "SWITCHED_ON", "SWITCHED_OFF");
    assertThat(actors(database))
        .containsExactly("ALARM command_line " + System.getProperty("user.name"));
  }

  @Test
  void keysAreRotatedAndTheAuditLogSaysByWhom() throws IOException {
    var database = Database.fresh();
    Database.execute(
        database.name(),
        "INSERT INTO token_keys (society_id, kid, created_at, signs_from) VALUES ('aoba', 1,"
            + " '2026-01-01', '2026-01-01')");
    assertThat(run(database, "", "keys rotate").out).containsExactly("1 key(s) made");
    assertThat(actors(database))
        .containsExactly("KEYS command_line " + System.getProperty("user.name"));
  }

  @Test
  void anAuditLogThatIsAsItWasWrittenIsWholeAndOneThatIsNotEndsWithOne() throws IOException {
    var database = Database.fresh();
    assertThat(run(database, "", "audit verify").code).isZero();
    Database.execute(
        database.name(),
        "INSERT INTO audit_events (society_id, at, kind, outcome) VALUES ('aoba', now(), 'LOGIN',"
            + " 'WELCOME')");
    var young = run(database, "", "audit verify --society aoba");
    assertThat(young.code).isZero();
    assertThat(young.out.getFirst()).isEqualTo("aoba: whole");
    assertThat(young.out.getLast()).contains("0 sealed, 1 unsealed, first event 1, the oldest for");
    Database.execute(database.name(), "UPDATE audit_events SET at = at - interval '6 minutes'");
    assertThat(run(database, "", "audit verify --society aoba").code).isEqualTo(1);
    assertThat(run(database, "", "audit verify --society minato").code).isZero();
    var held = "audit verify --society minato --head 7:" + "ab".repeat(32);
    assertThat(run(database, "", held).err).containsExactly("minato: seal 1: missing from here on");
    assertThat(run(database, "", "audit verify --society minato --head 7").code).isEqualTo(2);
    assertThat(run(database, "", "audit verify --head 7:" + "ab".repeat(32)).code).isEqualTo(2);
    assertThat(run(database, "", "audit verify --society nobody").code).isEqualTo(3);
    Database.execute(
        database.name(), "UPDATE audit_events SET society_id = 'yurei', at = '2099-12-01'");
    assertThat(run(database, "", "audit verify").err)
        .containsExactly("yurei: in the log, and not configured");
  }

  private static List<String> actors(PortalConfig.Database database) {
    return Database.query(
        database, "SELECT DISTINCT concat_ws(' ', kind, actor, actor_name) FROM audit_events");
  }

  @Test
  void aRosterOfNoSocietyOrNoFileIsNotImported() throws IOException {
    refused(
        MIGRATED,
        "",
        "import roster pom.xml --society nobody",
        "--society: \"nobody\" is not allowed; allowed: a file of conf/societies");
    var absent = run(MIGRATED, "", "import roster no.csv --society aoba --language en");
    assertThat(absent.code).isEqualTo(1);
    assertThat(absent.out).anySatisfy(line -> assertThat(line).contains("There is no such file"));
  }

  @Test
  void aWrongRosterIsRefusedLineByLine() throws IOException {
    var ended = run(MIGRATED, "", "import roster pom.xml --society aoba --language en");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out).isNotEmpty();
    assertThat(ended.err).allSatisfy(line -> assertThat(line).startsWith("reading, "));
  }

  @Test
  void aNetworkIsListedSuspendedResumedAndRevoked() throws IOException {
    var database = Database.fresh();
    var add = "allow add --society aoba --label HQ --owner Aoba_Ltd --expires " + inAMonth();
    assertThat(run(database, "", add + " --range 11.22.33.0/24").out)
        .containsExactly("aoba/1 として登録しました。1秒以内に有効になります。");
    for (var change : List.of("suspend", "resume", "revoke")) {
      assertThat(run(database, "", "allow " + change + " aoba/1 --reason why --language en").out)
          .singleElement()
          .asString()
          .startsWith("aoba/1 (11.22.33.0/24) is ");
    }
    assertThat(run(database, "", "allow list --society aoba --language en").out)
        .containsExactly("aoba/1  11.22.33.0/24  revoked  until " + inAMonth() + "  HQ  Aoba_Ltd");
    assertThat(run(database, "", "allow list --society minato --language en").out)
        .containsExactly("Nothing is on the list.");
    assertThat(Database.query(database, "SELECT outcome FROM audit_events ORDER BY event_id"))
        .containsExactly("ADDED", "SUSPEND_BY_STAFF", "RESUME_BY_STAFF", "REVOKE_BY_STAFF");
    refused(database, "", "allow resume aoba/1 --reason x --language en", "\"revoked\"");
    refused(database, "", "allow resume minato/1 --reason x --language en", "no minato/1");
  }

  @Test
  void aNetworkThatMayNotBeListedIsRefused() throws IOException {
    var database = Database.fresh();
    var add = "allow add --language en --label HQ --owner Aoba_Ltd";
    var aoba = add + " --society aoba --expires " + inAMonth();
    assertThat(run(database, "", aoba + " --range 2400:cb00:1::/48").code).isZero();
    refused(database, "", aoba + " --range 2400:cb00:1:2::/64", "overlaps aoba/1");
    refused(database, "", aoba + " --range 10.1.0.0/16", "special use");
    refused(database, "", aoba + " --range 11.22.0.0/16", "wider than /24");
    assertThat(run(database, "", aoba + " --range 11.22.0.0/16 --approved").code).isZero();
    var late = add + " --society aoba --range 12.0.0.1 --expires ";
    refused(database, "", late + Japan.today(CLOCK).plusYears(1).plusDays(1), "last day");
    refused(database, "", late + Japan.today(CLOCK).minusDays(1), "last day");
    var minato = add + " --society minato --range 11.22.33.44 --expires " + inAMonth();
    refused(database, "", minato, "of another society");
    assertThat(run(database, "", minato + " --approved").code).isZero();
    assertThat(run(database, "", aoba + " --range 11.22.33.44/24").code).isEqualTo(2);
    assertThat(run("allow").code).isEqualTo(2);
  }

  private static LocalDate inAMonth() {
    return Japan.today(CLOCK).plusMonths(1);
  }

  /** One line that says all this, and nothing but it. */
  private void refused(PortalConfig.Database database, String more, String command, String... said)
      throws IOException {
    var ended = run(database, more, command);
    assertThat(ended.code).as(command).isEqualTo(1);
    assertThat(ended.err).singleElement().asString().contains(said).doesNotContain("Exception");
  }

  @Test
  void withoutACommandAllAreListed() {
    for (var ended : List.of(run("--help"), run("mend"))) {
      assertThat(Stream.of(ended.out, ended.err).flatMap(List::stream).map(String::strip))
          .anyMatch(line -> line.startsWith("start "))
          .anyMatch(line -> line.startsWith("import "))
          .anyMatch(line -> line.startsWith("simulate "));
    }
  }

  private Ended run(PortalConfig.Database database, String more, String command)
      throws IOException {
    var file =
        Files.writeString(
            folder.resolve("portal.yaml"),
            """
            secret: a secret of tests, of forty characters..
            database:
              { port: %d, name: %s, password: app, owner: { password: owner }, tls: disable }
            %s
            """
                .formatted(database.port(), database.name(), more));
    return run(("--config " + file + " " + command).split(" "));
  }

  private static PortalConfig.Database with(PortalConfig.Database it, String name) {
    return new PortalConfig.Database(
        it.host(),
        it.port(),
        name,
        it.application(),
        it.owner(),
        it.tls(),
        it.poolSize(),
        it.readers(),
        it.waitQueue(),
        it.timeout(),
        it.pgbouncer(),
        it.direct());
  }

  private static Ended run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var before = List.of(System.out, System.err);
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return new Ended(Main.run(args), lines(out), lines(err));
    } finally {
      System.setOut(before.getFirst());
      System.setErr(before.getLast());
    }
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
