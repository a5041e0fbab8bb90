package kenpo.support;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import kenpo.audit.Audit;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.letter.AskedBy;
import kenpo.letter.LetterCode;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterSecrets;
import kenpo.letter.Letters;
import kenpo.mail.Outbox;
import kenpo.society.Japan;
import kenpo.society.Societies;

/** Where the letters of tests arrive at once: printed, posted, and with a secret that is known. */
public final class Letterbox {

  private static final LetterSecrets SECRETS =
      new LetterSecrets(Mac.of(new Secret(TestPortal.SECRET), Purpose.LETTER));

  private Letterbox() {}

  /** Posts the letter that the member waits for, or a first one; answers what it says. */
  public static String post(TestPortal portal, String society, long member, LetterKind kind) {
    var id = waiting(portal, society, member, kind);
    var code = LetterCode.next(new SecureRandom());
    var mac = SECRETS.keyed(society, member, kind, id, code).getBytes();
    var today = LocalDate.ofInstant(portal.clock.instant(), Japan.ZONE);
    portal.execute(
        """
        UPDATE letters
        SET state = 'posted', printed_at = '%1$s', batch_id = %2$s, posted_on = '%3$s',
          expires_on = '%4$s', secret_mac = '\\x%5$s'
        WHERE society_id = '%6$s' AND letter_id = %7$d
        """
            .formatted(
                portal.clock.instant(),
                batch(portal, society, kind),
                today,
                today.plusMonths(6),
                HexFormat.of().formatHex(mac),
                society,
                id));
    return code.grouped();
  }

  /** Staff have another one sent; its owner is told by mail. */
  public static void renew(TestPortal portal, String society, long member, LetterKind kind) {
    var vertx = Vertx.vertx();
    var db = Db.open(vertx, portal.database);
    var audit = new Audit(db, portal.clock, new SimpleMeterRegistry());
    var outbox = new Outbox(db, new Tokens(new SecureRandom()), portal.clock);
    var mac = Mac.of(new Secret(TestPortal.SECRET), Purpose.LETTER);
    var whose = Societies.load(Path.of("conf/societies")).byId(society).orElseThrow();
    Letters.of(db, mac, audit, outbox, portal.clock)
        .ask(whose, member, kind, AskedBy.STAFF)
        .await();
    vertx.close().await();
  }

  private static String batch(TestPortal portal, String society, LetterKind kind) {
    return portal
        .query(
            """
            INSERT INTO letter_batches (society_id, kind, letters, printed_at)
            VALUES ('%s', '%s', 1, '%s')
            RETURNING batch_id
            """
                .formatted(society, kind.code(), portal.clock.instant()))
        .getFirst();
  }

  private static long waiting(TestPortal portal, String society, long member, LetterKind kind) {
    var asked =
        portal.query(
            """
            SELECT letter_id FROM letters
            WHERE society_id = '%s' AND member_id = %d AND kind = '%s' AND state = 'asked'
            """
                .formatted(society, member, kind.code()));
    return Long.parseLong(asked.isEmpty() ? ask(portal, society, member, kind) : asked.getFirst());
  }

  private static String ask(TestPortal portal, String society, long member, LetterKind kind) {
    return portal
        .query(
            """
            INSERT INTO letters (
              society_id, member_id, kind, state, destination, asked_by, asked_at)
            VALUES ('%s', %d, '%s', 'asked', 'home', 'batch', '%s')
            RETURNING letter_id
            """
                .formatted(society, member, kind.code(), portal.clock.instant()))
        .getFirst();
  }
}
