package kenpo.membership;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Db;
import kenpo.membership.MembershipStore.Closed;
import kenpo.roster.Entitlement;
import kenpo.session.EndReason;
import kenpo.session.Sessions;
import kenpo.society.Society;

/**
 * Closes accounts whose member may not have one any more, some at a time: each time in one
 * transaction with the end of their sessions and half-done logins.
 */
record Closing(Db db, Sessions sessions, Audit audit, InstantSource clock) {

  /** Looked at, and closed, in one transaction at most: it has to be over before anybody waits. */
  private static final int LOOKED_AT = 5_000;

  private static final int CLOSED = 500;

  /** Nobody asked: no client's address is written down. */
  static final String NOWHERE = "";

  /** The next step after an account. */
  Future<Step> after(Society society, long account) {
    return db.transaction(
        tx -> {
          var store = new MembershipStore(tx);
          return store
              .waitForTurn(society.id())
              .compose(ours -> store.upTo(society.id(), account, LOOKED_AT))
              .compose(
                  last ->
                      last.map(upTo -> step(tx, society, account, upTo))
                          .orElseGet(() -> Future.succeededFuture(Step.NONE_LEFT)));
        });
  }

  private Future<Step> step(Db tx, Society society, long after, long upTo) {
    var now = clock.instant();
    return new MembershipStore(tx)
        .close(society.id(), after, upTo, CLOSED, Entitlement.of(society, now), now)
        .compose(closed -> clean(tx, society, closed).map(done -> step(closed, upTo)));
  }

  /** As many as could be closed may mean that there are more. */
  private static Step step(List<Closed> closed, long upTo) {
    var last =
        closed.size() == CLOSED
            ? closed.stream().mapToLong(Closed::accountId).max().orElseThrow()
            : upTo;
    return new Step(closed.size(), Optional.of(last));
  }

  private Future<Void> clean(Db tx, Society society, List<Closed> closed) {
    var accounts = closed.stream().map(Closed::accountId).toList();
    return closed.isEmpty()
        ? Future.succeededFuture()
        : sessions
            .endAll(tx, society.id(), accounts, EndReason.ACCOUNT_CLOSED, NOWHERE)
            .compose(
                ended ->
                    new MembershipStore(tx).endDetours(society.id(), accounts.toArray(Long[]::new)))
            .compose(
                ended ->
                    audit
                        .in(tx)
                        .recordAll(society.id(), closed.stream().map(Closing::event).toList()));
  }

  private static Event event(Closed closed) {
    return Event.of(Kind.ACCOUNT, closed.reason(), NOWHERE)
        .account(closed.accountId())
        .member(closed.memberId());
  }
}
