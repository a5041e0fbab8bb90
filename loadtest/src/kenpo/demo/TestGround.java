package kenpo.demo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kenpo.db.Schema;
import kenpo.health.Items;
import kenpo.web.Assets;
import kenpo.web.Messages;
import kenpo.web.Templates;

/**
 * What a server under test stands on, made by the demo's own parts in a folder of its own: a fresh
 * PostgreSQL with the roster of one sample society, a mail server, and pages to read its mail.
 */
public final class TestGround implements AutoCloseable {

  private static final String SOCIETY = "aoba";
  private static final int MAILS_KEPT = 10_000;
  private static final int WAIT_SECONDS = 60;

  private final Running running = new Running();
  private final Ports ports = freePorts();
  private DemoFolder folder;

  /** Empties the folder first. What fails leaves to {@link #close} what it had started. */
  public void start(Path root) throws Exception {
    folder = running.start(() -> DemoFolder.open(root), DemoFolder::release);
    postmaster().stop();
    folder.empty();
    folder.requireSpace();
    var database = new EmbeddedDatabase(folder);
    running.start(() -> database.start(ports.database), EmbeddedDatabase::stop);
    var schema = new Schema(DemoSettings.portal(folder, ports).database());
    schema.migrate();
    var society = DemoSettings.societies(ports.member).byId(SOCIETY).orElseThrow();
    new SampleRosterImport(schema, folder, InstantSource.system()).of(society);
    startMail();
  }

  /** Ten years of checkups of some of the roster, by way of an import. */
  public void checkups(int people) throws IOException {
    var portal = DemoSettings.portal(folder, ports);
    var schema = new Schema(portal.database());
    var society = DemoSettings.societies(ports.member).byId(SOCIETY).orElseThrow();
    var clock = InstantSource.system();
    var roster = new SampleRosterImport(schema, folder, clock).of(society);
    new SampleCheckupImport(schema, folder, Items.load(portal.health()), clock)
        .of(society, roster, people);
  }

  /** The environment of a portal that stands here; its own ports are not in it. */
  public Map<String, String> environment() throws IOException {
    return Map.of(
        "PORTAL_SOCIETIES", societies().toString(),
        "PORTAL_SECRET_FILE", folder.secretFile("portal").toString(),
        "PORTAL_DATABASE_PORT", Integer.toString(ports.database),
        "PORTAL_DATABASE_TLS", "disable",
        "PORTAL_DATABASE_PASSWORD_FILE", folder.secretFile(EmbeddedDatabase.APPLICATION).toString(),
        "PORTAL_MAIL_PORT", Integer.toString(ports.smtp),
        "PORTAL_MAIL_START_TLS", "disabled");
  }

  /**
   * The sample society as it is, but for taking forms as soon as a program sends them, and for
   * asking known devices nothing, as others do.
   */
  private Path societies() throws IOException {
    var sample = Files.readString(Path.of("conf/societies", SOCIETY + ".yaml"));
    var file = folder.path("societies/" + SOCIETY + ".yaml");
    Files.writeString(
        file,
        sample.replaceFirst(
            "everyBrowser: true", "everyBrowser: false\n  quickest: { few: 0s, many: 0s }"));
    return file.getParent();
  }

  public String society() {
    return SOCIETY;
  }

  /** The roster as the society's system wrote it. */
  public Path roster() {
    return folder.path("roster/" + SOCIETY + ".csv");
  }

  /** A file for whoever stands here. */
  public Path file(String name) {
    return folder.path(name);
  }

  /** Port of the pages where the mail is read. */
  public int mailbox() {
    return ports.mailbox;
  }

  /** The process that all of PostgreSQL's others are children of. */
  public ProcessHandle database() {
    return postmaster().process().orElseThrow();
  }

  /** A port that nobody listens on at this moment. */
  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CannotStart("no free port: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    running.stop();
  }

  private void startMail() throws Exception {
    var mailbox = new Mailbox(MAILS_KEPT);
    running.start(
        () -> new MailServer(ports.smtp, mailbox, InstantSource.system()).start(),
        MailServer::stop);
    var vertx =
        running.start(
            () -> Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)),
            it -> it.close().await());
    var pages = DemoPages.of(new Templates(vertx, Messages.all(), Assets.load()));
    pages
        .listen(vertx, ports.mailbox, new MailboxPages(mailbox, pages)::route)
        .await(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private Postmaster postmaster() {
    return new Postmaster(folder.path("postgres/data"), folder.path("postgres/binaries"));
  }

  private static Ports freePorts() {
    var ports = new Ports();
    ports.member = freePort();
    ports.management = freePort();
    ports.database = freePort();
    ports.smtp = freePort();
    ports.mailbox = freePort();
    return ports;
  }
}
