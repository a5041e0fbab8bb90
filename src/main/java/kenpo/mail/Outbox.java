package kenpo.mail;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HexFormat;
import kenpo.crypto.Tokens;
import kenpo.db.Db;

/**
 * Where mail is put to be sent: in the transaction of its cause, so that what a person was told is
 * done is also mailed. {@link Outgoing} takes it from there.
 */
public final class Outbox {

  private static final int MESSAGE_ID_BYTES = 16;

  private final Db db;
  private final Tokens tokens;
  private final InstantSource clock;

  public Outbox(Db db, Tokens tokens, InstantSource clock) {
    this.db = db;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** This outbox inside a transaction. */
  public Outbox in(Db tx) {
    return new Outbox(tx, tokens, clock);
  }

  public Future<Void> add(String societyId, Mail mail) {
    var messageId = HexFormat.of().formatHex(tokens.bytes(MESSAGE_ID_BYTES));
    return new OutboxStore(db).add(societyId, mail, messageId, clock.instant()).mapEmpty();
  }
}
