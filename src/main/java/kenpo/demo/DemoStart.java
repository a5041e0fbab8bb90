package kenpo.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kenpo.Portal;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.SharedOut;
import kenpo.crypto.Tokens;
import kenpo.db.Schema;
import kenpo.health.Items;
import kenpo.society.Societies;
import kenpo.society.Society.Style;
import kenpo.web.Assets;
import kenpo.web.Messages;
import kenpo.web.Templates;

/** The start of the demo, step by step. Each part that runs is in {@code running}. */
final class DemoStart {

  private static final int MAILS_KEPT = 20_000;
  private static final int SITTINGS_KEPT = 1_000;
  private static final int CODES_WAITING = 15;
  private static final int WAIT_SECONDS = 60;

  // A society whose pages are open; one that opens soon.
  private static final int MANY_PEOPLE = 18;
  private static final int FEW_PEOPLE = 3;
  private static final int MANY_EXAMINED = 40;
  private static final int FEW_EXAMINED = 3;

  private final Ports ports;
  private final Running running;
  private final Consumer<String> tell;
  private final InstantSource clock = InstantSource.system();

  DemoStart(Ports ports, Running running, Consumer<String> tell) {
    this.ports = ports;
    this.running = running;
    this.tell = tell;
  }

  void start(Path root, boolean fresh) throws Exception {
    var folder = running.start(() -> DemoFolder.open(root), DemoFolder::release);
    var database = new EmbeddedDatabase(folder);
    prepare(folder, database, fresh);
    var societies = DemoSettings.societies(ports.member);
    var config = DemoSettings.portal(folder, ports);

    tell.accept("PostgreSQL ...");
    running.start(() -> database.start(ports.database), EmbeddedDatabase::stop);
    var schema = new Schema(config.database());
    schema.migrate();
    var letters = new SampleLetterImport(schema, Mac.of(config.secret(), Purpose.LETTER), clock);
    var rosters = new SampleRosterImport(schema, folder, clock);
    var items = Items.load(config.health());
    var checkups = new SampleCheckupImport(schema, folder, items, clock);
    var samples = samples(rosters, checkups, letters, societies);

    tell.accept("kenpo-portal ...");
    var templates = startPages(startMail());
    running.start(
        () -> await(Portal.start(config, societies, clock, new SecureRandom())),
        portal -> awaitEnd(portal.stop()));
    tell.accept(await(new Welcome(templates).text(ports, samples)));
  }

  /** What may have been left behind, and whether there is room. */
  private void prepare(DemoFolder folder, EmbeddedDatabase database, boolean fresh) {
    database.tidyUp().ifPresent(tell);
    if (fresh) {
      folder.empty();
    }
    folder.requireSpace();
    ports.check();
    System.setProperty("demo.log", folder.path("demo.log").toString());
    System.setProperty("logback.configurationFile", "demo/logback.xml");
  }

  private List<Welcome.Sample> samples(
      SampleRosterImport rosters,
      SampleCheckupImport checkups,
      SampleLetterImport letters,
      Societies societies) {
    var samples = new ArrayList<Welcome.Sample>();
    for (var society : societies.all()) {
      tell.accept(society.id() + " ...");
      boolean many = society.style() == Style.K;
      var roster = rosters.of(society);
      checkups.of(society, roster, many ? MANY_EXAMINED : FEW_EXAMINED);
      var people = roster.people(many ? MANY_PEOPLE : FEW_PEOPLE);
      var code = society.isOpen() ? letters.codeFor(society, people.getFirst()) : "";
      samples.add(new Welcome.Sample(society, people, code));
    }
    return samples;
  }

  private Mailbox startMail() throws Exception {
    var mailbox = new Mailbox(MAILS_KEPT);
    running.start(() -> new MailServer(ports.smtp, mailbox, clock).start(), MailServer::stop);
    return mailbox;
  }

  /** The pages where mail is read and codes are tried; answers the templates they use. */
  private Templates startPages(Mailbox mailbox) throws Exception {
    var vertx =
        running.start(
            () -> Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)),
            it -> awaitEnd(it.close()));
    var templates = new Templates(vertx, Messages.all(), Assets.load());
    var pages = DemoPages.of(templates);
    var mails = new MailboxPages(mailbox, pages);
    var codes =
        new TrialPages(
            pages,
            TrialStudio.load(),
            new Sittings(SITTINGS_KEPT),
            new SharedOut(vertx, "codes", 1, CODES_WAITING),
            new Tokens(new SecureRandom()));
    await(
        pages.listen(
            vertx,
            ports.mailbox,
            router -> {
              mails.route(router);
              codes.route(router);
            }));
    return templates;
  }

  private static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void awaitEnd(Future<Void> end) {
    try {
      await(end);
    } catch (TimeoutException e) {
      throw new IllegalStateException("not all requests ended in time", e);
    }
  }
}
