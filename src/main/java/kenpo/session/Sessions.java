package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.roster.Entitlement;
import kenpo.society.Society;

/**
 * The sessions of all societies: begins them, recognises and renews them by what a browser carries,
 * lists and ends them.
 */
public final class Sessions {

  /** How long the row of an ended session stays for those who read up on what ended. */
  private static final Duration ENDED_KEPT = Duration.ofHours(1);

  /** So many an account may have at once; the one longest unused ends when the next begins. */
  public static final int MOST = 50;

  private final Db db;
  private final AccessTokens access;
  private final RefreshTokens refresh;
  private final Revocations revocations;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Mac devices;
  private final Renewal renewal;
  private final Endings endings;
  private final Logins logins;
  private final Touches touches = new Touches();

  public Sessions(
      Db db,
      TokenKeys keys,
      Revocations revocations,
      Secret secret,
      Tokens tokens,
      Outbox outbox,
      Audit audit,
      InstantSource clock) {
    this.db = db;
    this.access = new AccessTokens(keys, clock);
    this.refresh = new RefreshTokens(keys);
    this.revocations = revocations;
    this.tokens = tokens;
    this.clock = clock;
    this.devices = Mac.of(secret, Purpose.DEVICE);
    var issuer = new Issuer(access, refresh, tokens, clock);
    this.endings = new Endings(db, audit, revocations::add, clock);
    this.renewal = new Renewal(db, issuer, endings, outbox, clock);
    this.logins = new Logins(db, issuer, endings, outbox, audit, clock);
  }

  /**
   * A session as its owner is shown it.
   *
   * @param device such as "Chrome, Windows"; empty when unknown
   */
  public record Listed(
      String hash,
      String device,
      String address,
      Instant begunAt,
      Instant lastSeen,
      boolean remembered) {}

  /** The sessions of an account that live, the one used last first. */
  public Future<List<Listed>> list(Society society, long accountId) {
    var now = clock.instant();
    var policy = society.session();
    return new SessionStore(db)
        .alive(
            society.id(),
            accountId,
            now.minus(policy.idle()),
            now.minus(policy.absolute()),
            now.minus(policy.remembered()),
            MOST);
  }

  /** Ends a session, if it is one of this account's. */
  public Future<Boolean> end(Session session, String hash, EndReason reason, String address) {
    return endings.one(session.societyId(), session.accountId(), hash, reason, address);
  }

  /** Ends all sessions of the account but this one. */
  public Future<Void> endOthers(Session session, EndReason reason, String address) {
    return endings.others(
        session.societyId(), session.accountId(), session.hash(), reason, address);
  }

  /** Ends all sessions of an account, inside the transaction of the cause. */
  public Future<Void> endAll(
      Db tx, String societyId, long accountId, EndReason reason, String address) {
    return endAll(tx, societyId, List.of(accountId), reason, address);
  }

  /** The same of many accounts. */
  public Future<Void> endAll(
      Db tx, String societyId, List<Long> accounts, EndReason reason, String address) {
    return endings.in(tx).all(societyId, accounts, reason, address);
  }

  /** Ends all sessions of the account, this one too. */
  public Future<Void> endAll(Session session, EndReason reason, String address) {
    return endings.all(session.societyId(), List.of(session.accountId()), reason, address);
  }

  /**
   * Makes all devices of an account new ones but that of this browser, inside the transaction of
   * the cause.
   */
  public Future<Void> forgetDevices(
      Db tx, String societyId, long accountId, Optional<Buffer> device) {
    return new DeviceStore(tx).forget(societyId, accountId, device).mapEmpty();
  }

  /** Deletes what no policy keeps alive any more, of all societies. */
  public Future<Integer> purge() {
    var now = clock.instant();
    revocations.forget();
    touches.forget(now);
    return new SessionStore(db)
        .purge(
            now.minus(ENDED_KEPT),
            now.minus(Society.Session.LONGEST),
            now.minus(Society.Session.LONGEST_REMEMBERED));
  }

  /** Deletes devices whose cookie is gone by now. */
  public Future<Integer> purgeDevices() {
    return new DeviceStore(db).purge(clock.instant().minus(SessionGuard.DEVICE_KEPT));
  }

  Future<Optional<Begun>> begin(
      Society society,
      long accountId,
      Beginning beginning,
      Arrival arrival,
      Optional<Session> replaced) {
    return logins
        .begin(society, accountId, beginning, arrival, tokens.next(), replaced)
        .onSuccess(
            begun ->
                begun.ifPresent(
                    one -> touches.isDue(one.issued().session().hash(), clock.instant())));
  }

  /** A device's name, the same for all logins that one form may have sent. */
  String newDevice(String societyId, Buffer visitor) {
    var name = devices.of(societyId, HexFormat.of().formatHex(visitor.getBytes()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
  }

  /** Fails with {@link kenpo.db.Unavailable} when it can't be known at the moment. */
  Future<Recognised> recognise(
      Society society, Optional<String> token, Optional<String> cookie, String address) {
    return token
        .map(text -> access.read(society.id(), text))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(
            found ->
                found
                    .map(session -> alive(society, session))
                    .orElseGet(() -> renew(society, cookie, address)));
  }

  /** The access token is enough, as long as we hear of all that ends. */
  private Future<Recognised> alive(Society society, Session session) {
    // Asked first: what is heard after it can only add to what is known to have ended.
    boolean heard = revocations.isUp();
    if (revocations.contains(session)) {
      return Future.succeededFuture(new Recognised.Over());
    }
    return heard
        ? Future.succeededFuture(used(session))
        : new SessionStore(db)
            .isAlive(session.societyId(), session.hash(), Entitlement.of(society, clock.instant()))
            .map(alive -> alive ? used(session) : new Recognised.Over());
  }

  private Recognised used(Session session) {
    var now = clock.instant();
    if (touches.isDue(session.hash(), now)) {
      // Not waited for: the page doesn't need it, and the next minute brings another.
      new SessionStore(db).touch(session.societyId(), session.hash(), now);
    }
    return new Recognised.Member(session);
  }

  private Future<Recognised> renew(Society society, Optional<String> cookie, String address) {
    return cookie
        .flatMap(text -> refresh.read(society.id(), text))
        .map(
            token ->
                renewal
                    .renew(society, token, address)
                    .map(
                        issued ->
                            issued
                                .<Recognised>map(Recognised.Renewed::new)
                                .orElseGet(Recognised.Over::new)))
        .orElseGet(() -> Future.succeededFuture(new Recognised.Visitor()));
  }
}
