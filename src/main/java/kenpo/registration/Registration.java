package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.registration.FirstHalfStore.Draft;
import kenpo.registration.Pending.State;
import kenpo.society.Society;
import kenpo.web.Language;

/**
 * What a registration has collected so far, found by the form cookie of its browser; {@link
 * LinkMail} and {@link Activation} take it on from there.
 */
final class Registration {

  private static final Duration DRAFT_LIFE = Duration.ofHours(1);

  private final Db db;
  private final RegistrationStore store;
  private final Passwords passwords;
  private final InstantSource clock;

  Registration(Db db, Passwords passwords, InstantSource clock) {
    this.db = db;
    this.store = new RegistrationStore(db);
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Who asks: the browser, its address, and how its pages look. */
  record Asker(Buffer visitor, String address, boolean app, Language language) {}

  /** Keeps a form as this browser's draft. Of the password nothing but the hash is kept. */
  Future<Void> draft(Society society, Asker asker, NewForm form) {
    return passwords
        .hash(form.password())
        .compose(hash -> db.transaction(tx -> replaceDraft(tx, draft(society, asker, form, hash))));
  }

  private Future<Void> replaceDraft(Db tx, Draft draft) {
    var now = clock.instant();
    var drafts = new FirstHalfStore(tx);
    return drafts
        .dropDrafts(draft.societyId(), draft.browser())
        .compose(dropped -> drafts.add(draft, now, now.plus(DRAFT_LIFE)))
        .mapEmpty();
  }

  private static Draft draft(Society society, Asker asker, NewForm form, String hash) {
    return new Draft(
        society.id(),
        asker.visitor,
        asker.app,
        asker.language,
        form.address().orElseThrow(),
        hash,
        form.invitationCode(),
        form.organisationCode());
  }

  /** The form this browser filled in last, as long as it is kept. */
  Future<Optional<Pending>> draft(Society society, Buffer visitor) {
    return store.newestIn(society.id(), visitor, Set.of(State.DRAFT), clock.instant());
  }

  /** The registration that goes on in this browser, as its link was used here. */
  Future<Optional<Pending>> activated(Society society, Buffer visitor) {
    return store.newestIn(society.id(), visitor, Set.of(State.ACTIVATED), clock.instant());
  }

  /** The registration that this browser completed, while it is remembered. */
  Future<Optional<Pending>> completed(Society society, Buffer visitor) {
    return store.newestIn(society.id(), visitor, Set.of(State.COMPLETED), clock.instant());
  }

  /** Keeps the person's half of the eligibility form, for its second screen. */
  Future<Void> keep(Pending activated, Pending.Person person) {
    return new SecondHalfStore(db).keep(activated, person, Optional.empty()).mapEmpty();
  }
}
