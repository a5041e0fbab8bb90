package kenpo.audit.chain;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.audit.chain.Finding.What;
import kenpo.audit.chain.SealingStore.State;
import kenpo.config.Secret;
import kenpo.db.Db;

/**
 * Looks whether the audit log is as it was sealed, some seals at a time, while servers go on.
 *
 * @param secret the server's
 * @param former secrets that it had before
 */
public record Verification(Db db, Secret secret, List<Secret> former, InstantSource clock) {

  private static final int SEALS = 1000;
  private static final int EVENTS = 5000;

  /** {@code held}: places that somebody wrote down, and that have to be there. */
  public Future<Report> of(String societyId, List<Head> held) {
    var keys =
        Stream.concat(Stream.of(secret), former.stream())
            .map(it -> SealKey.of(it, societyId))
            .toList();
    var walk = new Walk(keys);
    held.forEach(walk::expect);
    return new SealingStore(db)
        .state(societyId)
        // Before the seals are read: what servers add meanwhile is behind it.
        .onSuccess(before -> before.map(State::head).ifPresent(walk::expect))
        .compose(known -> walk(walk, societyId))
        .compose(walked -> new SealingStore(db).state(societyId))
        .onSuccess(after -> judge(walk, keys, after))
        .compose(judged -> count(walk, societyId, 0))
        .map(counted -> walk.report(clock.instant()));
  }

  /** A note of an earlier time, put back, is behind the seals that were made since. */
  private static void judge(Walk walk, List<SealKey> keys, Optional<State> found) {
    boolean proven =
        found
            .filter(state -> state.head().number() >= walk.number())
            .filter(state -> keys.stream().anyMatch(k -> k.proves(state.head(), state.proof())))
            .isPresent();
    if (walk.number() > 0 && !proven) {
      walk.find(What.END_NOT_PROVEN, walk.number(), Optional.empty());
    }
  }

  private Future<Void> walk(Walk walk, String societyId) {
    return new ChainStore(db)
        .links(societyId, walk.number(), SEALS)
        .compose(
            links -> {
              walk.passAll(links);
              return links.size() < SEALS ? Future.succeededFuture() : walk(walk, societyId);
            });
  }

  private Future<Void> count(Walk walk, String societyId, long after) {
    return new ChainStore(db)
        .stretch(societyId, after, EVENTS)
        .compose(
            stretch -> {
              walk.count(stretch);
              return stretch
                  .upTo()
                  .map(last -> count(walk, societyId, last))
                  .orElseGet(Future::succeededFuture);
            });
  }
}
