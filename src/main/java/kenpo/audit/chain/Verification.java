package kenpo.audit.chain;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
 * @param page so many seals or events at a time
 */
public record Verification(
    Db db, Secret secret, List<Secret> former, InstantSource clock, int page) {

  private static final int PAGE = 1000;

  public Verification(Db db, Secret secret, List<Secret> former, InstantSource clock) {
    this(db, secret, former, clock, PAGE);
  }

  /** {@code held}: places that somebody wrote down, and that have to be there. */
  public Future<Report> of(String societyId, List<Head> held) {
    var keys =
        Stream.concat(Stream.of(secret), former.stream())
            .map(it -> SealKey.of(it, societyId))
            .toList();
    var walk = new Walk(keys, clock.instant());
    held.forEach(walk::expect);
    var sealing = new SealingStore(db);
    return sealing
        .state(societyId)
        // Before the seals are read: what servers add meanwhile is behind it.
        .map(before -> done(() -> before.map(State::head).ifPresent(walk::expect)))
        .compose(known -> new StrayStore(db).belowOne(societyId))
        .map(found -> done(() -> walk.findAll(found)))
        .compose(found -> allOf(() -> pass(walk, societyId)))
        .compose(walked -> sealing.state(societyId))
        .map(after -> done(() -> judge(walk, keys, after)))
        .compose(judged -> allOf(() -> count(walk, societyId)))
        .map(counted -> walk.report(clock.instant()));
  }

  /** Societies in the log that are none of these. */
  public Future<List<String>> othersThan(List<String> societyIds) {
    return new StrayStore(db).othersThan(societyIds.toArray(String[]::new));
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

  private Future<Boolean> pass(Walk walk, String societyId) {
    return new ChainStore(db)
        .links(societyId, walk.number(), page)
        .map(links -> done(() -> walk.passAll(links)) && links.size() == page);
  }

  private Future<Boolean> count(Walk walk, String societyId) {
    return new ChainStore(db)
        .stretch(societyId, walk.counted(), page)
        .map(stretch -> done(() -> walk.count(stretch)) && stretch.upTo().isPresent());
  }

  private static boolean done(Runnable part) {
    part.run();
    return true;
  }

  private static Future<Void> allOf(Supplier<Future<Boolean>> part) {
    var all = Promise.<Void>promise();
    next(part, all);
    return all.future();
  }

  /** Not a chain of futures, each of which would wait for the next: there may be very many. */
  private static void next(Supplier<Future<Boolean>> part, Promise<Void> all) {
    Future.succeededFuture()
        .compose(ready -> part.get())
        .onFailure(all::fail)
        .onSuccess(
            more -> {
              if (more) {
                next(part, all);
              } else {
                all.complete();
              }
            });
  }
}
