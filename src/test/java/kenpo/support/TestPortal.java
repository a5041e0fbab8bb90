package kenpo.support;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import kenpo.Portal;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Challenge;
import kenpo.config.PortalConfig.Hashing;
import kenpo.config.PortalConfig.Listener;
import kenpo.config.PortalConfig.StartTls;
import kenpo.config.PortalConfig.Work;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.config.Secret;
import kenpo.society.Societies;
import kenpo.society.Society;
import org.slf4j.LoggerFactory;

/**
 * A whole portal on free ports: real pages, a real database of its own, real mail. Closing it fails
 * the test when an event loop was blocked meanwhile.
 */
public final class TestPortal implements AutoCloseable {

  public final MovableClock clock;
  public final Mailbox mailbox;
  public final PortalConfig.Database database;
  private final UnaryOperator<Society> change;
  private final PortalConfig.Mail mail;
  private final Proxies proxies;
  private final Runnable last;

  /** What all keys are derived from. */
  public static final String SECRET = "a secret of tests, of forty characters..";

  /** Challenges that a test can solve by itself in no time. */
  public static final Challenge QUICK =
      new Challenge(400, 400, Collections.nCopies(4, new Work(2, 1, 10)));

  private static final Proxies NO_PROXIES = new Proxies(List.of(), Forwarded.X_FORWARDED_FOR);

  private final ListAppender<ILoggingEvent> blocked = new ListAppender<>();
  private final Portal portal;
  private Optional<Future<Void>> stopping = Optional.empty();

  public TestPortal() {
    this(UnaryOperator.identity());
  }

  /** With the sample societies changed, e.g. in their limits, and a ladder that nobody climbs. */
  public TestPortal(UnaryOperator<Society> change) {
    this(change, Database.fresh());
  }

  /** On a database that exists. */
  public TestPortal(UnaryOperator<Society> change, PortalConfig.Database database) {
    this(s -> change.apply(Policies.flat(s)), database, new Mailbox());
  }

  /** With the ladder as the policy has it. */
  public static TestPortal withLadder(UnaryOperator<Society> change) {
    return new TestPortal(change, Database.fresh(), new Mailbox());
  }

  private TestPortal(
      UnaryOperator<Society> change, PortalConfig.Database database, Mailbox mailbox) {
    this(
        change,
        new MovableClock(),
        mailbox,
        database,
        mail(mailbox.port(), Duration.ofSeconds(10)),
        NO_PROXIES,
        mailbox::close);
  }

  private TestPortal(
      UnaryOperator<Society> change,
      MovableClock clock,
      Mailbox mailbox,
      PortalConfig.Database database,
      PortalConfig.Mail mail,
      Proxies proxies,
      Runnable last) {
    this.change = change;
    this.clock = clock;
    this.mailbox = mailbox;
    this.database = database;
    this.mail = mail;
    this.proxies = proxies;
    this.last = last;
    var logger = (Logger) LoggerFactory.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    blocked.start();
    logger.addAppender(blocked);
    var samples =
        Societies.load(Path.of("conf/societies")).all().stream()
            .map(Policies::unhurried)
            .map(change)
            .toList();
    portal = await(Portal.start(config(), Societies.of(samples), clock, new SecureRandom()));
  }

  /** With another mail server than the mailbox, and this much patience with it. */
  public static TestPortal mailingTo(int port, Duration patience) {
    var unused = new Mailbox();
    return new TestPortal(
        Policies::unlimited,
        new MovableClock(),
        unused,
        Database.fresh(),
        mail(port, patience),
        NO_PROXIES,
        unused::close);
  }

  /** Behind proxies. */
  public static TestPortal behind(Proxies proxies, UnaryOperator<Society> change) {
    var mailbox = new Mailbox();
    return new TestPortal(
        change,
        new MovableClock(),
        mailbox,
        Database.fresh(),
        mail(mailbox.port(), Duration.ofSeconds(10)),
        proxies,
        mailbox::close);
  }

  /** A second server with the same database, clock and mail server; to be closed first. */
  public TestPortal beside() {
    return beside(database);
  }

  /** The same, where that database is reached in another way. */
  public TestPortal beside(PortalConfig.Database reached) {
    return new TestPortal(change, clock, mailbox, reached, mail, proxies, () -> {});
  }

  /** A browser at the sample society of style K. */
  public Browser browser() {
    return browser("aoba");
  }

  public Browser browser(String society) {
    return new Browser(address() + "/s/" + society);
  }

  /** A browser whose connections come from an address of 127.0.0.0/8. */
  public Browser browserFrom(String address) {
    return new Browser(address() + "/s/aoba", address);
  }

  public String address() {
    return "http://localhost:" + portal.memberPort();
  }

  public int memberPort() {
    return portal.memberPort();
  }

  public int managementPort() {
    return portal.managementPort();
  }

  /** Waits for what happens beside the pages, and fails when it never does. */
  public void until(BooleanSupplier happened) {
    Eventually.holds("what the test waits for", Duration.ofSeconds(20), happened);
  }

  /** Deletes what is past its time, as the server does every minute. */
  public void purge() {
    await(portal.runJobs());
  }

  /** Sends what is due, as the server does all the time; done when all of it was tried. */
  public void sendMail() {
    await(portal.sendMail());
  }

  /** Begins to stop, as at SIGTERM. */
  public Future<Void> stop() {
    stopping = stopping.or(() -> Optional.of(portal.stop()));
    return stopping.orElseThrow();
  }

  /** The first column of a query's rows. */
  public List<String> query(String sql) {
    return Database.query(database, sql);
  }

  public void execute(String sql) {
    Database.execute(database, sql);
  }

  /** Puts a person on the roster of a society; answers the member's id. */
  public long member(
      String society, String insurer, String symbol, String number, String kana, LocalDate birth) {
    return member(society, "insured", insurer, symbol, number, Optional.empty(), kana, birth);
  }

  public long member(
      String society,
      String kind,
      String insurer,
      String symbol,
      String number,
      Optional<String> branch,
      String kana,
      LocalDate birth) {
    var id =
        query(
                """
                INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
                VALUES ('%s', '%s', '%s', '%s', '%s', '2020-04-01')
                RETURNING member_id
                """
                    .formatted(society, java.util.UUID.randomUUID(), kind, kana, birth))
            .getFirst();
    var digits = number.substring(Math.max(0, number.length() - 7)).replaceFirst("^0+(?=.)", "");
    execute(
        """
        INSERT INTO member_identities (
          society_id, member_id, insurer_number, symbol, number, branch, number_key, identity_key,
          birth_date)
        VALUES ('%s', %s, '%s', '%s', '%s', %s, '%s', gen_random_uuid()::text, '%s')
        """
            .formatted(
                society,
                id,
                insurer,
                symbol,
                number,
                branch.map(b -> "'" + b + "'").orElse("NULL"),
                digits,
                birth));
    return Long.parseLong(id);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      await(stop());
    } finally {
      last.run();
    }
    assertThat(blocked.list)
        .as("blocked threads")
        .filteredOn(e -> e.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
  }

  private PortalConfig config() {
    return new PortalConfig(
        Path.of("conf/societies"),
        Path.of("conf/health"),
        new Secret(SECRET),
        Duration.ofDays(30),
        new Listener("127.0.0.1", 0),
        proxies,
        2,
        new Listener("127.0.0.1", 0),
        database,
        mail,
        new Hashing(2, 64),
        QUICK,
        Duration.ZERO,
        Duration.ofMinutes(10));
  }

  private static PortalConfig.Mail mail(int port, Duration patience) {
    return new PortalConfig.Mail(
        "127.0.0.1",
        port,
        StartTls.disabled,
        Optional.empty(),
        4,
        patience,
        "portal.test",
        Optional.empty());
  }
}
