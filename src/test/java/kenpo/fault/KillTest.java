package kenpo.fault;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import kenpo.fault.Newcomer.Done;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.Mailbox.Received;
import kenpo.support.OwnServer;
import kenpo.support.ServerProcess;
import kenpo.support.SmtpServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed while people register: what they were told is done is done, once. {@code
 * loadtest/kill} runs it with more people and more kills, or with none.
 */
@Timeout(3600)
class KillTest {

  private static final int PEOPLE = Integer.getInteger("kill.people", 100);
  private static final int KILLS = Integer.getInteger("kill.times", 3);
  private static final long SEED = Long.getLong("kill.seed", 1);
  private static final Duration LIMIT = Duration.ofMillis(1500);

  /** Whoever lost the answer to "done" logs in, from a browser that seems to be new then. */
  private static final String EXPECTED = " FROM mail_outbox WHERE template <> 'new-device' ";

  private static final int AT_ONCE = 16;
  private static final int MAILS_AT_ONCE = 4;

  private final Semaphore steps = new Semaphore(0);
  private final Map<Done, Set<String>> told = new EnumMap<>(Done.class);
  private final List<String> missing = new ArrayList<>();

  @AutoClose private final OwnServer database = new OwnServer();

  @TempDir Path folder;

  @Test
  void whatPeopleWereToldIsDoneIsDoneOnce() throws Exception {
    for (var done : Done.values()) {
      told.put(done, ConcurrentHashMap.newKeySet());
    }
    IntStream.range(0, PEOPLE).forEach(this::onTheRoster);
    // A mail whose sender was killed waits for its lease: twice the timeout.
    var patience = KILLS == 0 ? "1m" : "5s";
    var settings =
        """
        societies: %s
        mail: { port: SMTP_PORT, startTls: disabled, timeout: %s, poolSize: %d }
        """
            .formatted(impatientSociety(), patience, MAILS_AT_ONCE);
    try (var smtp = new SmtpServer();
        var server = new ServerProcess(folder, database.settings(LIMIT), smtp.port(), settings)) {
      server.start();
      everybodyRegisters(server, smtp);
      assertThat(missing).isEmpty();
      nothingIsLostOrDouble();
      mailsAreThere(smtp.taken());
    }
  }

  /**
   * A try is counted before it is made. Who was cut off between the two may not ask for a mail
   * again at once; here it takes him a second and not a minute.
   */
  private Path impatientSociety() throws IOException {
    var society =
        Files.readString(Path.of("conf/societies/aoba.yaml"))
            .replace("risk:\n", "risk:\n  quickest: { few: 0s, many: 0s }\n");
    var limit =
        """
        throttle: { mailPerRecipientMinute: { count: 1, within: 1s } }
        """;
    var folder = Files.createDirectory(this.folder.resolve("societies"));
    Files.writeString(folder.resolve("aoba.yaml"), society + "\n" + limit + "\n");
    return folder;
  }

  private void everybodyRegisters(ServerProcess server, SmtpServer smtp) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var walks = new ArrayList<Future<?>>();
      for (int i = 0; i < PEOPLE; i++) {
        var person = Newcomer.of(i, server, smtp, this::told);
        walks.add(threads.submit(person::go));
      }
      try {
        killNowAndThen(server);
      } catch (Throwable failed) {
        threads.shutdownNow();
        throw failed;
      }
      for (var walk : walks) {
        walk.get();
      }
    }
    Eventually.holds(
        "all mails are sent",
        Duration.ofMinutes(5),
        () -> query("SELECT 1 FROM mail_outbox WHERE state = 'waiting' LIMIT 1").isEmpty());
  }

  private void told(Done done, String email) {
    told.get(done).add(email);
    steps.release();
  }

  /** At moments that chance spreads over all that people will be told. */
  private void killNowAndThen(ServerProcess server) throws InterruptedException {
    int each = PEOPLE * Done.values().length / (KILLS + 1);
    var random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      steps.acquire(each / 2 + random.nextInt(Math.max(1, each / 2)));
      server.kill();
      everythingToldIsKept();
      server.start();
    }
  }

  private void everythingToldIsKept() {
    keptOf(Done.MAILED, "state IN ('mailed', 'activated', 'completed')");
    keptOf(Done.ACTIVATED, "state IN ('activated', 'completed')");
    keptOf(Done.REGISTERED, "state = 'completed'");
  }

  private void keptOf(Done done, String condition) {
    var people = Set.copyOf(told.get(done));
    var kept = Set.copyOf(query("SELECT email FROM registrations WHERE " + condition));
    people.stream().filter(p -> !kept.contains(p)).forEach(p -> missing.add(done + " " + p));
  }

  private void nothingIsLostOrDouble() {
    everythingToldIsKept();
    assertThat(missing).isEmpty();
    var all = String.valueOf(PEOPLE);
    for (var what : List.of("*", "DISTINCT member_id", "DISTINCT email_key")) {
      assertThat(query("SELECT count(" + what + ") FROM accounts")).containsExactly(all);
    }
    assertThat(query("SELECT count(*) FROM registrations WHERE state = 'completed'"))
        .containsExactly(all);
    assertThat(query("SELECT template || ' ' || count(*)" + EXPECTED + "GROUP BY template"))
        .containsExactlyInAnyOrder("activation " + all, "welcome " + all);
    assertThat(query("SELECT DISTINCT state FROM mail_outbox")).containsExactly("sent");
  }

  /**
   * All that was written down; what came twice is known by its Message-ID, and is no more than was
   * under way.
   */
  private void mailsAreThere(List<Received> mails) {
    var ids =
        mails.stream().collect(groupingBy(Received::to, mapping(Received::messageId, toSet())));
    assertThat(ids).hasSize(PEOPLE);
    var sent = query("SELECT message_id FROM mail_outbox");
    assertThat(ids.values().stream().mapToInt(Set::size).sum()).isEqualTo(sent.size());
    int again = mails.size() - sent.size();
    System.out.printf("%d people, %d kills, %d mails sent again%n", PEOPLE, KILLS, again);
    assertThat(again).isBetween(0, KILLS * MAILS_AT_ONCE);
  }

  private void onTheRoster(int number) {
    query(
        """
        WITH person AS (
          INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
          VALUES ('aoba', '%1$s', 'insured', 'ｹﾝﾎﾟ ﾊﾅｺ', '1970-01-02', '2020-04-01')
          RETURNING member_id)
        INSERT INTO member_identities (
          society_id, member_id, insurer_number, symbol, number, number_key, identity_key,
          birth_date)
        SELECT 'aoba', member_id, '06990014', '71', '%1$s', '%1$s', '%1$s', '1970-01-02'
        FROM person
        RETURNING 1
        """
            .formatted(Newcomer.number(number)));
  }

  private List<String> query(String sql) {
    return Database.query(database.settings(LIMIT), sql);
  }
}
