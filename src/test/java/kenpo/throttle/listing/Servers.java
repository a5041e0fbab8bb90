package kenpo.throttle.listing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.db.Listener;
import kenpo.mail.Outbox;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.Desk;
import kenpo.support.MovableClock;
import kenpo.throttle.AllowList.Tried;

/** Servers that count what is tried from listed networks, on one database. */
final class Servers implements AutoCloseable {

  static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  static final Society AOBA = SOCIETIES.byId("aoba").orElseThrow();
  static final Society MINATO = SOCIETIES.byId("minato").orElseThrow();
  static final String THERE = "11.22.33.44";

  final PortalConfig.Database database = Database.fresh();
  final MovableClock clock = new MovableClock();
  final Vertx vertx = Vertx.vertx();
  final Db db = Db.open(vertx, database);
  final Desk desk = new Desk(database, clock);

  Listings add() {
    return add(new Listener(vertx, database));
  }

  Listings add(Listener listener) {
    var own = Db.open(vertx, database);
    var audit = new Audit(own, clock, new SimpleMeterRegistry());
    var outbox = new Outbox(own, new Tokens(new SecureRandom()), clock);
    return new Listings(vertx, own, listener, audit, outbox, clock);
  }

  static Tried tried(Society society, String address, String account, boolean failed) {
    return new Tried(society, address, Buffer.buffer(address), Buffer.buffer(account), failed);
  }

  List<String> states() {
    return query("SELECT state FROM listings ORDER BY listing_id");
  }

  List<String> changes() {
    return query("SELECT cause || ' ' || state FROM listing_changes ORDER BY change_id");
  }

  List<String> query(String sql) {
    return Database.query(database, sql);
  }

  @Override
  public void close() {
    desk.close();
    vertx.close().await();
  }
}
