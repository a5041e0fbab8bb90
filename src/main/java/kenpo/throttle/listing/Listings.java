package kenpo.throttle.listing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Db;
import kenpo.db.Listener;
import kenpo.mail.Outbox;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.throttle.AllowList;
import kenpo.throttle.ScoreStore;
import kenpo.throttle.listing.ListingStore.Cause;
import kenpo.throttle.listing.Standing.State;

/**
 * Who is exempt from the ladder of addresses, and for how long: a network is suspended by the wrong
 * passwords that come from it, and exempt again when its time is over and it is quiet. The row of
 * each is locked by whoever counts a wrong password of it, so that of many at once, on any number
 * of servers, exactly the one that is enough suspends.
 */
public final class Listings implements AllowList {

  private final Db db;
  private final Picture picture;
  private final Audit audit;
  private final Outbox outbox;
  private final InstantSource clock;

  /** Before the listener starts. */
  public Listings(
      Vertx vertx, Db db, Listener listener, Audit audit, Outbox outbox, InstantSource clock) {
    this.db = db;
    this.picture = new Picture(vertx, db, listener, clock);
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What is written to the audit log of what nobody ordered. */
  private enum Result {
    SUSPENDED,
    STAFF_ASKED,
    RESUMED
  }

  /**
   * While nobody could tell this server that a network was suspended, none is exempt: a box too
   * many costs less than a guess too many.
   */
  @Override
  public boolean isListed(Society society, String address) {
    return picture.isUp()
        && picture
            .at(society.id(), address)
            .filter(listing -> listing.isGood(clock.instant()))
            .isPresent();
  }

  @Override
  public Future<Void> tried(Tried tried) {
    return picture
        .at(tried.society().id(), tried.address())
        .map(listing -> tried(listing, tried))
        .orElseGet(Future::succeededFuture);
  }

  /** Reads what is known by heart: once a minute, should it ever not have been heard. */
  public Future<Void> read() {
    return picture.read();
  }

  /** Ends suspensions that are over, of all societies; answers how many. */
  public Future<Integer> settle(Societies societies) {
    return new ListingStore(db).due(clock.instant()).compose(due -> settle(societies, due, 0));
  }

  /** Deletes tries that count for nothing any more, of all societies. */
  public Future<Integer> purge() {
    var now = clock.instant();
    return Future.all(
            new TriedStore(db).purge(now.minus(ListingRule.COUNTED)),
            new FailingStore(db).purge(now))
        .map(both -> both.<Integer>resultAt(0) + both.<Integer>resultAt(1));
  }

  /**
   * What this server takes for suspended exempts nobody here, so nothing is to be judged; should it
   * have changed in this second, others count.
   */
  private Future<Void> tried(Listing listing, Tried tried) {
    if (listing.standing().state() == State.ACTIVE) {
      return tried.failed() ? failed(listing, tried) : succeeded(listing, tried);
    }
    return tried.failed()
        ? new FailingStore(db).add(listing, tried, clock.instant()).mapEmpty()
        : Future.succeededFuture();
  }

  private Future<Void> succeeded(Listing listing, Tried tried) {
    return new TriedStore(db).addSuccess(listing, tried, clock.instant()).mapEmpty();
  }

  private Future<Void> failed(Listing listing, Tried tried) {
    return db.transaction(tx -> failed(tx, listing, tried))
        .compose(changed -> changed ? picture.changed() : Future.succeededFuture());
  }

  private Future<Boolean> failed(Db tx, Listing known, Tried tried) {
    var now = clock.instant();
    return new ListingStore(tx)
        .lock(known.societyId(), known.id())
        .map(Optional::orElseThrow)
        .compose(listing -> failed(tx, listing, tried, now));
  }

  /** One of many at once may have suspended it meanwhile. */
  private Future<Boolean> failed(Db tx, Listing listing, Tried tried, Instant now) {
    return listing.standing().state() == State.ACTIVE
        ? new TriedStore(tx)
            .addFailure(listing, tried, now)
            .compose(added -> judge(tx, listing, tried.society(), now))
        : new FailingStore(tx).add(listing, tried, now).map(false);
  }

  private Future<Boolean> judge(Db tx, Listing listing, Society society, Instant now) {
    var policy = society.risk().listing();
    return Future.all(
            new TriedStore(tx).counts(listing, policy.spread().within(), now),
            new ListingStore(tx)
                .suspensions(listing.societyId(), listing.id(), now.minus(policy.staff().within())))
        .compose(
            both ->
                change(
                    tx,
                    society,
                    listing,
                    new ListingRule(policy)
                        .afterFailure(listing.standing(), both.resultAt(0), both.resultAt(1), now),
                    Cause.FAILURES));
  }

  private Future<Integer> settle(Societies societies, List<Listing> due, int done) {
    return due.isEmpty()
        ? Future.succeededFuture(done)
        : societies
            .byId(due.getFirst().societyId())
            .map(society -> db.transaction(tx -> settle(tx, society, due.getFirst())))
            .orElseGet(() -> Future.succeededFuture(false))
            .compose(
                changed ->
                    settle(societies, due.subList(1, due.size()), changed ? done + 1 : done));
  }

  private Future<Boolean> settle(Db tx, Society society, Listing known) {
    var now = clock.instant();
    return new ListingStore(tx)
        .lock(known.societyId(), known.id())
        .map(Optional::orElseThrow)
        .compose(
            listing ->
                isQuiet(tx, society, listing, now)
                    .compose(
                        quiet ->
                            change(
                                tx,
                                society,
                                listing,
                                new ListingRule(society.risk().listing())
                                    .afterTime(listing.standing(), quiet, now),
                                Cause.TIME)));
  }

  /** Whether what others pass at its addresses is the easiest that there is. */
  private static Future<Boolean> isQuiet(Db tx, Society society, Listing listing, Instant now) {
    return Future.all(
            new TriedStore(tx).addresses(listing), new FailingStore(tx).addresses(listing))
        .compose(both -> isQuiet(tx, society, both.resultAt(0), both.resultAt(1), now));
  }

  private static Future<Boolean> isQuiet(
      Db tx, Society society, List<Buffer> before, List<Buffer> since, Instant now) {
    var policy = society.risk();
    var all = Stream.concat(before.stream(), since.stream()).distinct().toList();
    return since.size() >= FailingStore.MOST
        ? Future.succeededFuture(false)
        : new ScoreStore(tx)
            .highest(society.id(), all, policy.halfLife(), now)
            .map(score -> score < policy.levels().two());
  }

  private Future<Boolean> change(
      Db tx, Society society, Listing listing, Standing next, Cause cause) {
    return next.equals(listing.standing())
        ? Future.succeededFuture(false)
        : new ListingStore(tx)
            .change(listing, next, cause, Optional.empty())
            .compose(
                changed ->
                    audit
                        .in(tx)
                        .record(
                            listing.societyId(),
                            Event.of(Kind.ALLOW_LIST, result(next), "").subject(listing.id())))
            .compose(kept -> tell(tx, society, listing, next))
            .map(true);
  }

  private Future<Void> tell(Db tx, Society society, Listing listing, Standing next) {
    return society
        .risk()
        .listing()
        .tell()
        .filter(address -> next.state() == State.SUSPENDED)
        .map(to -> outbox.in(tx).add(society.id(), ListingMail.suspended(to, listing, next)))
        .orElseGet(Future::succeededFuture);
  }

  private static Result result(Standing next) {
    return next.state() == State.ACTIVE
        ? Result.RESUMED
        : next.isForStaff() ? Result.STAFF_ASKED : Result.SUSPENDED;
  }
}
