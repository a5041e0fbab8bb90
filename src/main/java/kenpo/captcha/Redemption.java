package kenpo.captcha;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What answers are worth, be they to work or to a code. Each step costs more than the one before:
 * shape, seal, expiry, whose it is, burning, looking at it.
 */
record Redemption(BurnStore burned, Works works, Codes codes, InstantSource clock) {

  /** An answer to a challenge of ours, whatever it is worth. */
  Optional<Try> opened(Brought brought) {
    return brought.isBlank() ? Optional.empty() : Answer.read(brought).flatMap(this::opened);
  }

  private Optional<Try> opened(Answer answer) {
    return switch (answer) {
      case Answer.Counters counters -> works.opened(counters, clock.instant());
      case Answer.Code code -> codes.opened(code, clock.instant());
    };
  }

  boolean isGood(String societyId, Purpose purpose, String network, Brought brought) {
    return opened(brought)
        .map(Try::ticket)
        .filter(ticket -> ticket.isFor(societyId, purpose, clock.instant()))
        .filter(ticket -> ticket.network().equals(network))
        .isPresent();
  }

  Future<Redeemed> of(
      Optional<Try> given, String societyId, Purpose purpose, String network, int needed) {
    return given
        .filter(it -> it.ticket().isFor(societyId, purpose, clock.instant()))
        .map(it -> judged(it, network, needed))
        .orElseGet(() -> Future.succeededFuture(Redeemed.Again.VOID));
  }

  private Future<Redeemed> judged(Try given, String network, int needed) {
    var ticket = given.ticket();
    if (!ticket.network().equals(network) || ticket.level() < needed) {
      return Future.succeededFuture(Redeemed.Again.STALE);
    }
    return clock.instant().isBefore(ticket.from())
        ? Future.succeededFuture(Redeemed.Again.EARLY)
        : given.within(network, () -> burnedFirst(given));
  }

  private Future<Redeemed> burnedFirst(Try given) {
    return burned
        .burn(given.ticket())
        .compose(
            first ->
                first ? lookedAt(given) : Future.<Redeemed>succeededFuture(Redeemed.Again.SPENT));
  }

  private static Future<Redeemed> lookedAt(Try given) {
    return given
        .isRight()
        .map(right -> right ? new Redeemed.Passed(given.ticket().level()) : Redeemed.Again.WRONG);
  }
}
