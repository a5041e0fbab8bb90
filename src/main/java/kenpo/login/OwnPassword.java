package kenpo.login;

import io.vertx.core.Future;
import java.time.InstantSource;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.society.Society;

/**
 * Whether a password is none that its owner's name or birth date stands in. Looked at with the
 * first login, and once: nobody knew whose the password is when it was chosen.
 */
record OwnPassword(PersonalPassword personal, AccountStore accounts, InstantSource clock) {

  Future<Boolean> isSound(Society society, Account account, String password) {
    return account.passwordChecked()
        ? Future.succeededFuture(true)
        : personal
            .check(society, account, password, "password")
            .compose(
                wrong ->
                    wrong.isPresent()
                        ? Future.succeededFuture(false)
                        : accounts.passwordChecked(account, clock.instant()).map(true));
  }
}
