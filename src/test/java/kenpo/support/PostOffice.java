package kenpo.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.letter.Asked;
import kenpo.letter.AskedBy;
import kenpo.letter.LetterCode;
import kenpo.letter.LetterDesk;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterOrders;
import kenpo.letter.Letters;
import kenpo.letter.PrintQueue;
import kenpo.letter.PrintQueue.Printed;
import kenpo.letter.Tried;
import kenpo.letter.print.PrintReport;
import kenpo.letter.print.PrintReport.Part;
import kenpo.letter.print.PrintRun;
import kenpo.mail.Outbox;
import kenpo.paper.Typefaces;
import kenpo.society.Japan;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.web.Messages;

/** Asks for letters, prints and posts them, as pages and the command line do. */
public final class PostOffice implements AutoCloseable {

  private static final Typefaces TYPEFACES = Typefaces.load();

  public final PortalConfig.Database database = Database.fresh();
  public final MovableClock clock = new MovableClock();
  public final Letters letters;
  public final LetterOrders orders;
  public final LetterDesk desk;
  public final PrintQueue queue;
  private final RandomGenerator random = new SecureRandom();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);

  public PostOffice() {
    var audit = new Audit(db, clock, new SimpleMeterRegistry());
    var mac = Mac.of(new Secret(TestPortal.SECRET), Purpose.LETTER);
    letters = Letters.of(db, mac, audit, new Outbox(db, new Tokens(random), clock), clock);
    orders = new LetterOrders(letters);
    desk = new LetterDesk(letters);
    queue = new PrintQueue(db, audit, clock);
  }

  /** Looks at a secret and uses it up. */
  public Tried redeem(String societyId, long memberId, LetterKind kind, String typed) {
    var seen = letters.look(societyId, memberId, kind, typed).await();
    return seen instanceof Tried.Accepted(long letter)
        ? letters.use(societyId, memberId, kind, letter).await()
        : seen;
  }

  /** A society of style K; {@code letters}: its part of the policy, but for the sender. */
  public static Society society(Path folder, String id, String letters) {
    try {
      var societies = Files.createDirectories(folder.resolve("societies-" + id));
      Files.writeString(
          societies.resolve(id + ".yaml"),
          """
          name: { ja: 青葉健康保険組合, en: Aoba Health Insurance Society }
          baseUrl: https://aoba.example.jp
          insurerNumbers: ["06990014"]
          desk: { name: { ja: 業務課, en: Member Services }, phone: 03-0000-0001 }
          mail: { from: no-reply@aoba.example.jp }
          letters:
            sender: { postalCode: 100-0001, address: 東京都千代田区千代田1-1 }
          """
              + letters.indent(2));
      return Societies.load(societies).byId(id).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Somebody for the roster.
   *
   * @param number of the papers; who has the same belongs to one family
   */
  public record Person(
      String kind,
      Optional<String> name,
      Optional<String> address,
      Optional<String> employer,
      boolean nonDisclosure,
      String number) {

    public static Person insured(String number) {
      var home = Optional.of("東京都青葉区本町1-2-3");
      return new Person("insured", Optional.of("健保 花子"), home, Optional.empty(), false, number);
    }

    public Person kind(String other) {
      return new Person(other, name, address, employer, nonDisclosure, number);
    }

    public Person name(String other) {
      return new Person(kind, Optional.of(other), address, employer, nonDisclosure, number);
    }

    public Person at(String other) {
      return new Person(kind, name, Optional.of(other), employer, nonDisclosure, number);
    }

    public Person homeless() {
      return new Person(kind, name, Optional.empty(), employer, nonDisclosure, number);
    }

    public Person employedBy(String code) {
      return new Person(kind, name, address, Optional.of(code), nonDisclosure, number);
    }

    public Person undisclosed() {
      return new Person(kind, name, address, employer, true, number);
    }
  }

  /** Answers the member's id. */
  public long member(Society society, Person it) {
    var key = java.util.UUID.randomUUID();
    var id =
        query(
                """
                INSERT INTO members (society_id, person_key, papers_key, kind, kana, name, birth_date, acquired,
                  postal_code, address, employer_code, non_disclosure)
                VALUES ('%s', '%s', '%s', '%s', 'ｹﾝﾎﾟ ﾊﾅｺ', %s, '1970-01-02', '2020-04-01', '1540001', %s, %s, %s)
                RETURNING member_id
                """
                    .formatted(
                        society.id(),
                        key,
                        key,
                        it.kind,
                        quoted(it.name),
                        quoted(it.address),
                        quoted(it.employer),
                        it.nonDisclosure))
            .getFirst();
    execute(
        """
        INSERT INTO member_identities (society_id, member_id, insurer_number, symbol, number, number_key,
          identity_key, birth_date)
        VALUES ('%s', %s, '06990014', '71', '%s', '%s', '%s', '1970-01-02')
        """
            .formatted(society.id(), id, it.number, it.number, key));
    return Long.parseLong(id);
  }

  /** The member had papers of this number once. */
  public void formerPapers(Society society, long member, String number) {
    execute(
        """
        INSERT INTO member_identities (society_id, member_id, insurer_number, symbol, number, number_key,
          identity_key, birth_date)
        VALUES ('%s', %d, '06990014', '71', '%s', '%s', '%s', '1970-01-02')
        """
            .formatted(society.id(), member, number, number, java.util.UUID.randomUUID()));
  }

  public void employer(Society society, String code, String name, String address) {
    execute(
        "INSERT INTO employers VALUES ('%s', '%s', %s, '1050001', %s)"
            .formatted(
                society.id(),
                code,
                quoted(Optional.of(name).filter(it -> !it.isEmpty())),
                quoted(Optional.of(address).filter(it -> !it.isEmpty()))));
  }

  private static String quoted(Optional<String> text) {
    return text.map(it -> "'" + it + "'").orElse("NULL");
  }

  /** Asks for one that nobody has to wait for; answers its number. */
  public long ask(Society society, long member, AskedBy by) {
    var asked = letters.ask(society, member, LetterKind.VIEWING_CODE, by).await();
    return ((Asked.Queued) asked).letterId();
  }

  /** Prints one letter on no paper; answers what would stand on it. */
  public String secret(Society society, long member, long letter) {
    var kind = LetterKind.VIEWING_CODE;
    var code = LetterCode.next(random);
    var secret = letters.secrets().keyed(society.id(), member, kind, letter, code);
    var to = letters.latest(society.id(), member, kind).await().orElseThrow().to();
    var kept = queue.keep(society, kind, List.of(new Printed(letter, member, to, secret))).await();
    assertThat(kept).isPresent();
    return code.grouped();
  }

  public PrintReport print(Society society, Path folder) {
    return print(random, society, folder);
  }

  /** With secrets out of that. */
  public PrintReport print(RandomGenerator chance, Society society, Path folder) {
    return print(chance, society, folder, part -> {});
  }

  /** The same; {@code told} hears of each file. */
  public PrintReport print(
      RandomGenerator chance, Society society, Path folder, Consumer<Part> told) {
    var texts = Messages.load(List.of(PrintRun.TEXTS));
    try {
      return new PrintRun(queue, letters.secrets(), texts, TYPEFACES, chance)
          .print(society, LetterKind.firstOf(society), folder, Japan.today(clock), told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first column of a query's rows. */
  public List<String> query(String sql) {
    return Database.query(database, sql);
  }

  public void execute(String sql) {
    Database.execute(database, sql);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
