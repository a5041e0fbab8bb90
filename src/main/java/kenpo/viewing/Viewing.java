package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.letter.LetterKind;
import kenpo.roster.Entitlement;
import kenpo.session.Session;
import kenpo.society.Society;
import kenpo.throttle.Lockouts.Secret;
import kenpo.viewing.ViewingStore.Found;
import kenpo.viewing.ViewingStore.Kept;

/**
 * Whether health data are open for a member in a session, and what opens them: one read for each
 * request, so that on every server they are closed as soon as anything closes them.
 */
public final class Viewing {

  /** So often the use of open data is written down. */
  private static final Duration TOUCHED = Duration.ofMinutes(1);

  private final Db db;
  private final Attempts attempts;
  private final Audit audit;
  private final InstantSource clock;

  Viewing(Db db, Attempts attempts, Audit audit, InstantSource clock) {
    this.db = db;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Who asks, and how health data stand for him.
   *
   * @param opener what opens them in the next session
   * @param used when use of them was last written down in this session, to a minute
   */
  public record Looked(Viewer viewer, Standing standing, Opener opener, Optional<Instant> used) {}

  /** Empty when the session has ended, or the account may not be used any more. */
  public Future<Optional<Looked>> look(Society society, Session session, String address) {
    var now = clock.instant();
    return new ViewingStore(db)
        .find(session, Entitlement.of(society, now))
        .map(
            found ->
                found.map(
                    it ->
                        new Looked(
                            viewer(society, session, it, address),
                            standing(society, session, it, now),
                            opener(society, it.kept()),
                            it.used())));
  }

  private static Viewer viewer(Society society, Session session, Found found, String address) {
    return new Viewer(society, session, found.memberId(), found.email(), found.language(), address);
  }

  private static Standing standing(Society society, Session session, Found found, Instant now) {
    var policy = society.viewing();
    var kept = found.kept();
    if (!kept.wished().orElse(policy.wished())) {
      return new Standing.NotWished();
    }
    if (policy.style().isByLetter() && !kept.proved()) {
      return new Standing.Shut(opener(society, kept));
    }
    boolean open = found.used().filter(at -> now.isBefore(at.plus(policy.idle()))).isPresent();
    return open ? opened(society, kept) : closed(society, session, kept, now);
  }

  private static Standing opened(Society society, Kept kept) {
    var inForce = society.cautionsInForce();
    return kept.agreedTo().contains(inForce)
        ? new Standing.Open()
        : new Standing.Cautions(
            kept.agreedTo().reversed().stream()
                .findFirst()
                .map(inForce::differences)
                .orElse(List.of()));
  }

  private static Standing closed(Society society, Session session, Kept kept, Instant now) {
    var policy = society.viewing();
    if (policy.style().isByLogin() && now.isBefore(session.since().plus(policy.recent()))) {
      return new Standing.Recent();
    }
    return new Standing.Shut(opener(society, kept));
  }

  /** What was chosen under another style of the society opens nothing: a letter comes first. */
  private static Opener opener(Society society, Kept kept) {
    var style = society.viewing().style();
    var byLetter = new Opener.ByLetter(LetterKind.firstOf(society));
    if (style.isByLetter() && !kept.proved()) {
      return byLetter;
    }
    return switch (style) {
      case code -> kept.question().<Opener>map(Opener.ByAnswer::new).orElse(byLetter);
      case password ->
          kept.secretHash().isPresent() && kept.question().isEmpty()
              ? new Opener.ByPassword()
              : byLetter;
      case codeThenPassword, recentPassword -> new Opener.ByLogin();
    };
  }

  /** Opens them for somebody who has just typed the login password; what is shown next. */
  public Future<Standing> openRecent(Viewer viewer) {
    return db.transaction(
        tx ->
            new ViewingStore(tx)
                .hold(viewer.societyId(), viewer.accountId())
                .compose(kept -> openRecent(tx, viewer, kept)));
  }

  private Future<Standing> openRecent(Db tx, Viewer viewer, Kept kept) {
    var style = viewer.society().viewing().style();
    if (style.isByLetter() && !kept.proved()) {
      return Future.succeededFuture(new Standing.Shut(opener(viewer.society(), kept)));
    }
    return open(tx, viewer).map(opened(viewer.society(), kept));
  }

  /** In the transaction of what it was opened with. */
  Future<Void> open(Db tx, Viewer viewer) {
    return new OpeningStore(tx)
        .open(viewer.session(), clock.instant())
        .compose(opened -> audit.in(tx).record(viewer.societyId(), viewer.event(Deed.OPENED)));
  }

  /**
   * They were used: idleness begins anew. Nobody waits for it, and most requests find it written
   * down already.
   */
  public void used(Looked looked) {
    var now = clock.instant();
    var before = now.minus(TOUCHED);
    if (looked.used().filter(at -> !at.isAfter(before)).isPresent()) {
      new OpeningStore(db).touch(looked.viewer().session(), before, now);
    }
  }

  /** The cautions in force were read and agreed to: written down once, however often it is sent. */
  public Future<Void> agree(Viewer viewer) {
    var version = viewer.society().cautionsInForce();
    return db.transaction(
        tx ->
            new ViewingStore(tx)
                .agree(viewer.societyId(), viewer.accountId(), version, clock.instant())
                .compose(
                    rows ->
                        rows == 0
                            ? Future.succeededFuture()
                            : audit.in(tx).record(viewer.societyId(), viewer.event(Deed.AGREED))));
  }

  /** Until when tries are not looked at, if they aren't. */
  public Future<Optional<Instant>> lockedUntil(Viewer viewer, Opener opener) {
    return attempts.lockedUntil(
        viewer, opener instanceof Opener.ByLetter ? Secret.VIEWING_LETTER : Secret.VIEWING_SECRET);
  }
}
