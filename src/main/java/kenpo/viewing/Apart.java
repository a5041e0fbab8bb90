package kenpo.viewing;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
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
 * anew. As a refusal tells what the second one is, it is asked ten times only until one has to
 * wait, good ones counted too, and each refusal is written down where its owner sees it.
 */
public record Apart(Db db, Passwords passwords, Lockouts lockouts, Audit audit) {

  /** What is wrong with a new login password, for the field of that name. */
  public Future<Optional<FieldError>> check(
      Society society, Account account, String address, String password, String field) {
    return society.viewing().style() == Style.password
        ? new ViewingStore(db)
            .secret(society.id(), account.id())
            .compose(
                own ->
                    own.map(
                            hash ->
                                counted(society, account, password, hash, event(account, address)))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
            .map(wrong -> wrong.map(why -> error(society, why, field)))
        : Future.succeededFuture(Optional.empty());
  }

  private enum Wrong {
    SAME,
    TOO_OFTEN
  }

  private Future<Optional<Wrong>> counted(
      Society society, Account account, String password, String hash, Event met) {
    var subject = new Subject(society.id(), Secret.VIEWING_APART, account.id());
    return lockouts
        .charge(subject, new Rule(Attempts.CHOICES, society.viewing().lock()))
        .compose(
            verdict ->
                switch (verdict) {
                  case Verdict.Go go ->
                      isSame(password, hash)
                          .onFailure(ours -> lockouts.giveBack(subject, go))
                          .compose(same -> same ? written(society, met) : none());
                  case Verdict.Locked(var _) ->
                      Future.succeededFuture(Optional.of(Wrong.TOO_OFTEN));
                });
  }

  private Future<Boolean> isSame(String password, String hash) {
    return passwords.within(
        HashShare.REGISTRATION, place -> place.matches(password, Optional.of(hash)));
  }

  private Future<Optional<Wrong>> written(Society society, Event met) {
    return audit.record(society.id(), met).map(Optional.of(Wrong.SAME));
  }

  private static Future<Optional<Wrong>> none() {
    return Future.succeededFuture(Optional.empty());
  }

  private static Event event(Account account, String address) {
    return Event.of(Kind.VIEWING, Deed.SECRET_MET, address)
        .account(account.id())
        .member(account.memberId());
  }

  private static FieldError error(Society society, Wrong why, String field) {
    return switch (why) {
      case SAME -> new FieldError(field, "viewing.password.apart", List.of());
      case TOO_OFTEN ->
          new FieldError(field, "viewing.choice.wait", List.of(society.viewing().lockHours()));
    };
  }
}
