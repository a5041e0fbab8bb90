package kenpo.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import kenpo.audit.Audit;
import kenpo.config.Cidr;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
import kenpo.society.Japan;
import kenpo.throttle.listing.ListingDesk;
import kenpo.throttle.listing.ListingDesk.Added;
import kenpo.throttle.listing.ListingDesk.Ordered;
import kenpo.throttle.listing.ListingDesk.Wish;
import kenpo.throttle.listing.Standing.Order;

/** Keeps the allow-lists, as the operator does at the command line. */
public final class Desk implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final InstantSource clock;
  public final ListingDesk desk;

  public Desk(PortalConfig.Database database, InstantSource clock) {
    var db = Db.open(vertx, database);
    this.clock = clock;
    this.desk = new ListingDesk(db, new Audit(db, clock, new SimpleMeterRegistry()), clock);
  }

  /** For a month; answers its number. */
  public long list(String society, String network) {
    var lastDay = Japan.today(clock).plusMonths(1);
    var wish = new Wish(Cidr.of(network).orElseThrow(), "本社", "aoba Ltd", lastDay, false);
    return ((Added.Done) desk.add(society, wish).await()).id();
  }

  public void order(String society, long id, Order order) {
    assertThat(desk.order(society, id, order, "a test").await()).isInstanceOf(Ordered.Done.class);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
