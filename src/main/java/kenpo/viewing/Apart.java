package kenpo.viewing;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.society.Society;
import kenpo.society.ViewingPolicy.Style;
import kenpo.throttle.Lockouts;
import kenpo.throttle.Lockouts.Rule;
import kenpo.throttle.Lockouts.Secret;
import kenpo.throttle.Lockouts.Subject;
import kenpo.throttle.Lockouts.Verdict;
import kenpo.web.FormErrors.FieldError;

/**
 * Keeps the password of the login and that before health data apart, where the first is chosen
 * anew. As a refusal tells what the second one is, it is asked no more often than {@link Choices},
 * good ones counted too.
 */
public record Apart(Db db, Passwords passwords, Lockouts lockouts) {

  /** What is wrong with a new login password, for the field of that name. */
  public Future<Optional<FieldError>> check(
      Society society, long accountId, String password, String field) {
    return society.viewing().style() == Style.password
        ? new ViewingStore(db)
            .secret(society.id(), accountId)
            .compose(
                own ->
                    own.map(hash -> counted(society, accountId, password, hash, field))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<FieldError>> counted(
      Society society, long accountId, String password, String hash, String field) {
    var subject = new Subject(society.id(), Secret.VIEWING_CHOICE, accountId);
    var lock = society.viewing().lock();
    return lockouts
        .charge(subject, new Rule(Attempts.CHOICES, lock))
        .compose(
            verdict ->
                switch (verdict) {
                  case Verdict.Go go ->
                      isSame(password, hash)
                          .onFailure(ours -> lockouts.giveBack(subject, go))
                          .map(same -> error(same, field, "viewing.password.apart"));
                  case Verdict.Locked(var _) ->
                      Future.succeededFuture(
                          error(true, field, "viewing.choice.wait", lock.toHours()));
                });
  }

  private Future<Boolean> isSame(String password, String hash) {
    return passwords.within(
        HashShare.REGISTRATION, place -> place.matches(password, Optional.of(hash)));
  }

  private static Optional<FieldError> error(
      boolean wrong, String field, String key, Object... args) {
    return Optional.of(new FieldError(field, key, List.of(args))).filter(it -> wrong);
  }
}
