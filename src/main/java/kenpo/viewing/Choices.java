package kenpo.viewing;

import io.vertx.core.Future;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.crypto.Passwords.Place;
import kenpo.db.Db;
import kenpo.roster.Member;
import kenpo.roster.RosterStore;
import kenpo.throttle.Lockouts.Secret;
import kenpo.viewing.StepStore.Chosen;
import kenpo.web.FormErrors;

/**
 * A new secret before health data, kept to be set at the end of the way. Each that costs a hash is
 * counted, good ones too: a refusal tells what the login password is.
 */
public record Choices(
    Db db, Passwords passwords, Attempts attempts, RosterStore roster, InstantSource clock) {

  /** What is wrong with it; when nothing is, it is kept to be confirmed. */
  public Future<FormErrors> question(Viewer viewer, String question, String answer) {
    return member(viewer)
        .map(member -> SecretRules.ofQuestion(question, answer, member, viewer.email()))
        .compose(
            errors ->
                errors.isEmpty()
                    ? counted(
                        viewer,
                        "answer",
                        place -> keep(viewer, place, Optional.of(question), answer))
                    : Future.succeededFuture(errors));
  }

  /** The same of a viewing password, which must not be that of the login. */
  public Future<FormErrors> password(Viewer viewer, String typed) {
    var password = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    return member(viewer)
        .map(member -> SecretRules.ofPassword(password, member, viewer.email()))
        .compose(
            errors ->
                errors.isEmpty()
                    ? counted(viewer, "password", place -> other(viewer, place, password))
                    : Future.succeededFuture(errors));
  }

  private Future<FormErrors> counted(
      Viewer viewer, String field, Function<Place, Future<FormErrors>> make) {
    long hours = viewer.society().viewing().lockHours();
    return attempts.charged(
        viewer,
        Secret.VIEWING_CHOICE,
        () -> passwords.within(HashShare.REGISTRATION, make),
        (errors, left) -> Future.succeededFuture(errors),
        until -> FormErrors.of(field, "viewing.choice.wait", hours));
  }

  private Future<FormErrors> other(Viewer viewer, Place place, String password) {
    return new AccountStore(db)
        .byId(viewer.societyId(), viewer.accountId())
        .map(account -> account.map(Account::passwordHash))
        .compose(hash -> place.matches(password, hash))
        .compose(
            same ->
                same
                    ? Future.succeededFuture(FormErrors.of("password", "viewing.password.login"))
                    : keep(viewer, place, Optional.empty(), password));
  }

  private Future<FormErrors> keep(
      Viewer viewer, Place place, Optional<String> question, String secret) {
    return place
        .hash(secret)
        .compose(
            hash ->
                new StepStore(db)
                    .choose(viewer.session(), new Chosen(question, hash), clock.instant()))
        .map(new FormErrors());
  }

  private Future<Member> member(Viewer viewer) {
    return roster.byId(viewer.societyId(), viewer.memberId()).map(Optional::orElseThrow);
  }
}
