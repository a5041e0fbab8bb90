package kenpo.throttle.listing;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.config.Cidr;
import kenpo.db.Db;
import kenpo.society.Japan;
import kenpo.throttle.listing.ListingStore.Cause;
import kenpo.throttle.listing.Standing.Order;

/** What staff do with the allow-lists. All of it is written down. */
public record ListingDesk(Db db, Audit audit, InstantSource clock) {

  /** What is wider takes the operator's word. */
  private static final int WIDEST_IPV4 = 24;

  private static final int WIDEST_IPV6 = 48;
  private static final int MOST_YEARS = 1;

  /**
   * A network that a society wants on its list.
   *
   * @param owner who answers for it
   * @param lastDay in Japan, a year ahead at most
   * @param approved whether the operator has looked at why it is wide, or another society's too
   */
  public record Wish(
      Cidr network, String label, String owner, LocalDate lastDay, boolean approved) {}

  /** How {@link #add} can end. */
  public sealed interface Added {
    record Done(long id) implements Added {}

    /** No member can come from there over the internet. */
    record SpecialUse() implements Added {}

    record TooWide(int widest) implements Added {}

    record WrongDay(LocalDate first, LocalDate last) implements Added {}

    record Overlaps(Listing other) implements Added {}
  }

  /** How {@link #order} can end. */
  public sealed interface Ordered {
    record Done(Listing listing) implements Ordered {}

    /** It stands so already, or is revoked. */
    record NotFrom(Standing standing) implements Ordered {}

    record Unknown() implements Ordered {}
  }

  private enum Result {
    ADDED,
    RESUME_BY_STAFF,
    SUSPEND_BY_STAFF,
    REVOKE_BY_STAFF
  }

  public Future<Added> add(String societyId, Wish wish) {
    return refusal(wish)
        .map(Future::succeededFuture)
        .orElseGet(() -> db.transaction(tx -> add(tx, societyId, wish)));
  }

  /** {@code societyId}: whose; all when empty. Those that are over too. */
  public Future<List<Listing>> list(Optional<String> societyId) {
    return new DeskStore(db).all(societyId);
  }

  public Future<Ordered> order(String societyId, long id, Order order, String reason) {
    return db.transaction(
        tx ->
            new ListingStore(tx)
                .lock(societyId, id)
                .compose(
                    found ->
                        found
                            .map(listing -> order(tx, listing, order, reason))
                            .orElseGet(() -> Future.succeededFuture(new Ordered.Unknown()))));
  }

  private Optional<Added> refusal(Wish wish) {
    var today = Japan.today(clock);
    var last = today.plusYears(MOST_YEARS);
    int widest = wish.network.isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6;
    if (wish.network.isSpecialUse()) {
      return Optional.of(new Added.SpecialUse());
    }
    if (wish.lastDay.isBefore(today) || wish.lastDay.isAfter(last)) {
      return Optional.of(new Added.WrongDay(today, last));
    }
    return wish.network.prefix() < widest && !wish.approved
        ? Optional.of(new Added.TooWide(widest))
        : Optional.empty();
  }

  private Future<Added> add(Db tx, String societyId, Wish wish) {
    var now = clock.instant();
    var desk = new DeskStore(tx);
    return desk.waitForTurn()
        .compose(turn -> desk.overlapping(societyId, wish.network, now))
        .map(found -> found.filter(it -> it.societyId().equals(societyId) || !wish.approved))
        .compose(
            other ->
                other
                    .map(it -> Future.<Added>succeededFuture(new Added.Overlaps(it)))
                    .orElseGet(() -> keep(tx, societyId, wish, now)));
  }

  private Future<Added> keep(Db tx, String societyId, Wish wish, Instant now) {
    var expires = wish.lastDay.plusDays(1).atStartOfDay(Japan.ZONE).toInstant();
    return new DeskStore(tx)
        .add(societyId, wish.network, wish.label, wish.owner, now, expires)
        .map(Optional::orElseThrow)
        .compose(id -> record(tx, societyId, id, Result.ADDED).map(new Added.Done(id)));
  }

  private Future<Ordered> order(Db tx, Listing listing, Order order, String reason) {
    return ListingRule.ordered(listing.standing(), order, clock.instant())
        .map(next -> change(tx, listing, next, order, reason))
        .orElseGet(() -> Future.succeededFuture(new Ordered.NotFrom(listing.standing())));
  }

  private Future<Ordered> change(
      Db tx, Listing listing, Standing next, Order order, String reason) {
    return new ListingStore(tx)
        .change(listing, next, Cause.STAFF, Optional.of(reason))
        .compose(changed -> record(tx, listing.societyId(), listing.id(), result(order)))
        .map(new Ordered.Done(listing));
  }

  private static Result result(Order order) {
    return switch (order) {
      case RESUME -> Result.RESUME_BY_STAFF;
      case SUSPEND -> Result.SUSPEND_BY_STAFF;
      case REVOKE -> Result.REVOKE_BY_STAFF;
    };
  }

  private Future<Void> record(Db tx, String societyId, long id, Result result) {
    return audit.in(tx).record(societyId, Event.of(Kind.ALLOW_LIST, result, "").subject(id));
  }
}
