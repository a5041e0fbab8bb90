package kenpo.membership;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Db;
import kenpo.membership.ReopeningStore.Reopened;
import kenpo.roster.Entitlement;
import kenpo.society.Society;

/**
 * Opens accounts again that were closed under an import and whose member may have one again, by its
 * undo or by a later import: the newest first and some at a time. It comes after the closing: who
 * stood in an account's way may be gone by then.
 */
record Reopening(Db db, Audit audit, InstantSource clock) {

  /** In one transaction at most: it has to be over before anybody waits. */
  private static final int AT_ONCE = 500;

  private enum Outcome {
    REOPENED
  }

  /** The next step before an account. */
  Future<Step> before(Society society, long account) {
    return db.transaction(
        tx ->
            new MembershipStore(tx)
                .waitForTurn(society.id())
                .compose(ours -> new ReopeningStore(tx).before(society.id(), account, AT_ONCE))
                .compose(
                    accounts ->
                        accounts.isEmpty()
                            ? Future.succeededFuture(Step.NONE_LEFT)
                            : step(tx, society, accounts)));
  }

  private Future<Step> step(Db tx, Society society, List<Long> accounts) {
    var ids = accounts.toArray(Long[]::new);
    var entitled = Entitlement.of(society, clock.instant());
    return open(tx, society, ids, entitled, 0)
        .compose(
            opened ->
                new ReopeningStore(tx)
                    .leaveClosed(society.id(), ids, entitled)
                    .map(left -> new Step(opened, Optional.of(accounts.getLast()))));
  }

  /** Again until none opens: each that stays closed may have kept an older one from it. */
  private Future<Integer> open(
      Db tx, Society society, Long[] accounts, Entitlement entitled, int before) {
    return new ReopeningStore(tx)
        .reopen(society.id(), accounts, entitled)
        .compose(
            opened ->
                opened.isEmpty()
                    ? Future.succeededFuture(before)
                    : audit
                        .in(tx)
                        .recordAll(society.id(), opened.stream().map(Reopening::event).toList())
                        .compose(
                            told -> open(tx, society, accounts, entitled, before + opened.size())));
  }

  private static Event event(Reopened reopened) {
    return Event.of(Kind.ACCOUNT, Outcome.REOPENED, Closing.NOWHERE)
        .account(reopened.accountId())
        .member(reopened.memberId());
  }
}
