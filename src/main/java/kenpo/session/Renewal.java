package kenpo.session;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.roster.Entitlement;
import kenpo.session.EndedSessions.Name;
import kenpo.session.RefreshRule.Verdict;
import kenpo.session.SessionStore.Standing;
import kenpo.society.Society;

/**
 * A session whose access token has run out goes on by its refresh cookie, or ends: by its age, left
 * idle, or because two use its cookie.
 */
record Renewal(Db db, Issuer issuer, Endings endings, Outbox outbox, InstantSource clock) {

  /** One request that wants to go on. */
  private record Request(Society society, RefreshToken cookie, String address, Instant now) {

    String hash() {
      return cookie.hash();
    }

    Entitlement entitled() {
      return Entitlement.of(society, now);
    }
  }

  /** Empty when the session is over, or was never ours. */
  Future<Optional<Issued>> renew(Society society, RefreshToken cookie, String address) {
    var request = new Request(society, cookie, address, clock.instant());
    return new SessionStore(db)
        .look(society.id(), request.hash(), request.entitled())
        .compose(
            found ->
                living(found)
                    .map(row -> asItIs(request, row))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /**
   * Most can be answered without a change, and whoever asks all the time costs no more than that.
   */
  private Future<Optional<Issued>> asItIs(Request request, Standing row) {
    boolean same = verdict(request, row) instanceof Verdict.Same;
    return same && !isTouchDue(request, row) && pastItsTime(request, row).isEmpty()
        ? Future.succeededFuture(issued(request, row, row.cookies().generation()))
        : changed(request);
  }

  private Future<Optional<Issued>> changed(Request request) {
    return db.transaction(tx -> changed(tx, request))
        .onSuccess(
            issued -> {
              if (issued.isEmpty()) {
                endings.committed().accept(new Name(request.society.id(), request.hash()));
              }
            });
  }

  private Future<Optional<Issued>> changed(Db tx, Request request) {
    return new SessionStore(tx)
        .lock(request.society.id(), request.hash(), request.entitled())
        .compose(
            found ->
                living(found)
                    .map(row -> judge(tx, request, row))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private static Optional<Standing> living(Optional<Standing> found) {
    return found.filter(row -> !row.ended());
  }

  private Future<Optional<Issued>> judge(Db tx, Request request, Standing row) {
    return pastItsTime(request, row)
        .map(reason -> end(tx, request, row, reason))
        .orElseGet(
            () ->
                switch (verdict(request, row)) {
                  case Verdict.Next() ->
                      new SessionStore(tx)
                          .advance(
                              request.society.id(),
                              request.hash(),
                              request.cookie.nonce(),
                              request.now)
                          .map(issued(request, row, row.cookies().generation() + 1));
                  case Verdict.Same() ->
                      touch(tx, request, row).map(issued(request, row, row.cookies().generation()));
                  case Verdict.Theft() -> theft(tx, request, row);
                  case Verdict.Ahead() -> end(tx, request, row, EndReason.ROLLED_BACK);
                });
  }

  /** The row is locked: tabs that come at once wait for whoever writes it. */
  private static Future<Integer> touch(Db tx, Request request, Standing row) {
    return isTouchDue(request, row)
        ? new SessionStore(tx).touch(request.society.id(), request.hash(), request.now)
        : Future.succeededFuture(0);
  }

  private static boolean isTouchDue(Request request, Standing row) {
    return !request.now.isBefore(row.lastSeen().plus(Touches.EVERY));
  }

  private static Verdict verdict(Request request, Standing row) {
    return RefreshRule.judge(
        row.cookies(), request.cookie.generation(), request.cookie.nonce(), request.now);
  }

  private static Optional<EndReason> pastItsTime(Request request, Standing row) {
    var policy = request.society.session();
    var life = Issuer.life(request.society, row.remembered());
    if (row.owner().closed()) {
      return Optional.of(EndReason.ACCOUNT_CLOSED);
    }
    if (!request.now.isBefore(row.begunAt().plus(life))) {
      return Optional.of(EndReason.EXPIRED);
    }
    return row.remembered() || request.now.isBefore(row.lastSeen().plus(policy.idle()))
        ? Optional.empty()
        : Optional.of(EndReason.IDLE);
  }

  private Optional<Issued> issued(Request request, Standing row, int generation) {
    var owner = row.owner();
    var session =
        new Session(request.society.id(), owner.accountId(), request.hash(), row.begunAt());
    return Optional.of(
        issuer.issue(request.society, session, request.cookie.id(), row.remembered(), generation));
  }

  private Future<Optional<Issued>> theft(Db tx, Request request, Standing row) {
    return outbox
        .in(tx)
        .add(request.society.id(), SessionMail.stolen(row.owner(), request.now))
        .compose(told -> end(tx, request, row, EndReason.STOLEN));
  }

  private Future<Optional<Issued>> end(Db tx, Request request, Standing row, EndReason reason) {
    return endings
        .in(tx)
        .one(request.society.id(), row.owner().accountId(), request.hash(), reason, request.address)
        .map(Optional.empty());
  }
}
