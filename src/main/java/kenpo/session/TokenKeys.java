package kenpo.session;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.db.Db;
import kenpo.society.Society;

/**
 * The keys that tokens are made and checked with: each society has its own, by number, derived from
 * the server's secret. A new one verifies everywhere before it signs, and verifies as long as
 * anything made with it can live, so that a rotation logs nobody out.
 */
public final class TokenKeys {

  /** Until then every process has heard of a new key, or has looked, which it does each minute. */
  static final Duration SETTLING = Duration.ofMinutes(2);

  private static final Comparator<Key> BY_NUMBER = Comparator.comparingInt(Key::number);

  private final Vertx vertx;
  private final TokenKeyStore store;
  private final Mac access;
  private final Mac refresh;
  private final InstantSource clock;
  private volatile Map<String, Map<Integer, Key>> keys = Map.of();

  public TokenKeys(Vertx vertx, Db db, Secret secret, InstantSource clock) {
    this.vertx = vertx;
    this.store = new TokenKeyStore(db);
    this.access = Mac.of(secret, Purpose.ACCESS);
    this.refresh = Mac.of(secret, Purpose.REFRESH);
    this.clock = clock;
  }

  /** Signs and checks access tokens with {@code access}, refresh cookies with {@code refresh}. */
  record Key(int number, Instant signsFrom, JWTAuth access, Mac refresh) {}

  /** Sees to it that each society has a key, and reads them all. */
  public Future<Void> open(Collection<Society> societies) {
    return store.first(ids(societies), clock.instant()).compose(made -> read());
  }

  /** Reads which keys there are. */
  public Future<Void> read() {
    return store
        .all()
        .onSuccess(
            all ->
                keys =
                    all.stream()
                        .collect(
                            groupingBy(
                                TokenKeyStore.Known::societyId,
                                toMap(TokenKeyStore.Known::number, this::key))))
        .mapEmpty();
  }

  /** A new key for each society whose newest is this old; answers how many were made. */
  public Future<Integer> rotate(Collection<Society> societies, Duration age) {
    var now = clock.instant();
    return store.next(ids(societies), now, now.plus(SETTLING), now.minus(age));
  }

  /** Deletes those that nothing alive can have been made with. */
  public Future<Integer> purge() {
    return store.purge(clock.instant().minus(Society.Session.LONGEST_REMEMBERED));
  }

  /** The newest that all know; the oldest when our clock is behind the one that made them all. */
  Key signing(String societyId) {
    var now = clock.instant();
    var all = keys.getOrDefault(societyId, Map.of()).values();
    return all.stream()
        .filter(key -> !key.signsFrom.isAfter(now))
        .max(BY_NUMBER)
        .or(() -> all.stream().min(BY_NUMBER))
        .orElseThrow();
  }

  Optional<Key> find(String societyId, int number) {
    return Optional.ofNullable(keys.getOrDefault(societyId, Map.of()).get(number));
  }

  private static String[] ids(Collection<Society> societies) {
    return societies.stream().map(Society::id).toArray(String[]::new);
  }

  private Key key(TokenKeyStore.Known known) {
    return find(known.societyId(), known.number())
        .orElseGet(
            () -> {
              var number = Integer.toString(known.number());
              var raw = access.of(known.societyId(), number);
              return new Key(
                  known.number(),
                  known.signsFrom(),
                  AccessTokens.provider(vertx, number, raw),
                  refresh.derived(known.societyId(), number));
            });
  }
}
