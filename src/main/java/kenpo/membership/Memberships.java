package kenpo.membership;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.db.Listener;
import kenpo.membership.MembershipStore.Mark;
import kenpo.session.Sessions;
import kenpo.society.Japan;
import kenpo.society.Society;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a changed roster, and each new day in Japan, means for accounts: those that may not be used
 * any more are closed, and those that may be used again are opened. Nobody else does either. Each
 * server does it for all, by what it knows to have done itself; a second one finds nothing left to
 * do. What fails is done by the next that asks.
 */
public final class Memberships {

  private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);

  /** Where an import says whose roster it changed. */
  private static final String CHANNEL = "roster_changed";

  private final Db db;
  private final Closing closing;
  private final Reopening reopening;
  private final Collection<Society> societies;
  private final InstantSource clock;
  private final Map<String, Settled> settled = new ConcurrentHashMap<>();
  private Future<Integer> underway = Future.succeededFuture(0);

  public Memberships(
      Db db, Sessions sessions, Audit audit, Collection<Society> societies, InstantSource clock) {
    this.db = db;
    this.closing = new Closing(db, sessions, audit, clock);
    this.reopening = new Reopening(db, audit, clock);
    this.societies = List.copyOf(societies);
    this.clock = clock;
  }

  /** By which roster and for which day a society's accounts were looked through last. */
  private record Settled(String roster, LocalDate day) {}

  /**
   * Until the transaction ends, no account is missed that it makes: whoever reads a member in order
   * to make one calls this before.
   */
  public static Future<Void> hold(Db tx, Society society) {
    return new MembershipStore(tx).hold(society.id());
  }

  /** To be said before the listener starts. */
  public void hear(Listener listener) {
    listener.hear(Map.of(CHANNEL, this::changed), this::unheard);
  }

  private void changed(String societyId) {
    settled.remove(societyId);
    settle();
  }

  /** Any roster may have changed; the listener is up before all accounts are looked through. */
  private Future<Void> unheard() {
    settled.clear();
    settle();
    return Future.succeededFuture();
  }

  /**
   * Closes and opens what is due where the roster or the day isn't that of the last time; answers
   * how many. One after the other: the database has others to serve.
   */
  public synchronized Future<Integer> settle() {
    underway = underway.transform(before -> settleNow());
    return underway;
  }

  /** Erases accounts that were closed long enough ago; answers how many. */
  public Future<Integer> erase() {
    var now = clock.instant();
    return Future.join(
            societies.stream()
                .map(
                    society ->
                        new MembershipStore(db)
                            .erase(society.id(), now.minus(society.retention().closedAccount())))
                .toList())
        .map(all -> all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
  }

  private Future<Integer> settleNow() {
    var today = Japan.today(clock);
    return new MembershipStore(db)
        .marks()
        .map(all -> all.stream().collect(Collectors.toMap(Mark::societyId, Mark::roster)))
        .compose(
            rosters -> settle(societies.iterator(), rosters, today, Future.succeededFuture(0)));
  }

  /** Where it fails the others go on, and whoever asked is told in the end. */
  private Future<Integer> settle(
      Iterator<Society> left,
      Map<String, String> rosters,
      LocalDate today,
      Future<Integer> before) {
    if (!left.hasNext()) {
      return before;
    }
    var society = left.next();
    var due = new Settled(rosters.getOrDefault(society.id(), ""), today);
    if (due.equals(settled.get(society.id()))) {
      return settle(left, rosters, today, before);
    }
    var now =
        all(society)
            .onSuccess(done -> settled.put(society.id(), due))
            .onFailure(failure -> tell(society, failure));
    var sum = before.compose(changed -> now.map(more -> changed + more));
    return now.transform(done -> settle(left, rosters, today, sum));
  }

  private static void tell(Society society, Throwable failure) {
    LOG.warn(
        "memberships not settled {} {}",
        kv("society", society.id()),
        kv("failure", failure.getClass().getSimpleName()));
  }

  /** First closes all: what is closed leaves its address and person to what is opened. */
  private Future<Integer> all(Society society) {
    return walk(0, account -> closing.after(society, account))
        .compose(
            closed ->
                walk(Long.MAX_VALUE, account -> reopening.before(society, account))
                    .map(opened -> closed + opened));
  }

  private static Future<Integer> walk(long from, LongFunction<Future<Step>> step) {
    var all = Promise.<Integer>promise();
    walk(from, step, 0, all);
    return all.future();
  }

  /** Not a chain of futures: a society may have very many accounts. */
  private static void walk(
      long from, LongFunction<Future<Step>> step, int before, Promise<Integer> all) {
    step.apply(from)
        .onFailure(all::fail)
        .onSuccess(
            done ->
                done.last()
                    .ifPresentOrElse(
                        last -> walk(last, step, before + done.changed(), all),
                        () -> all.complete(before)));
  }
}
