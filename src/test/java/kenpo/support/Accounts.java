package kenpo.support;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.account.AccountStore;
import kenpo.account.AccountStore.NewAccount;
import kenpo.account.EmailAddress;
import kenpo.config.PortalConfig.Hashing;
import kenpo.crypto.Passwords;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.web.Language;

/** Makes members with accounts for tests that begin at the login page. */
public final class Accounts implements AutoCloseable {

  private final TestPortal portal;
  private final Vertx vertx = Vertx.vertx();
  private final AccountStore store;
  private final Passwords passwords;

  public Accounts(TestPortal portal) {
    this.portal = portal;
    this.store = new AccountStore(Db.open(vertx, portal.database));
    this.passwords = new Passwords(vertx, new Hashing(1, 10), new Tokens(new SecureRandom()));
  }

  /** A new person on the roster, registered with this address; answers the account's id. */
  public long create(String society, String email, String password) {
    var number = String.valueOf(System.nanoTime() % 10_000_000);
    var member =
        portal.member(society, "06990014", "71", number, "ｱｵﾊﾞ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    return create(society, member, email, password);
  }

  /** The same of somebody who is on the roster. */
  public long create(String society, long member, String email, String password) {
    var account =
        new NewAccount(
            society,
            member,
            EmailAddress.of(email).orElseThrow(),
            passwords.hash(password).await(),
            Language.JA,
            "1",
            "1",
            portal.clock.instant(),
            Optional.empty(),
            Optional.empty(),
            importInForce(society));
    return store.create(account, portal.clock.instant()).await();
  }

  private Optional<Long> importInForce(String society) {
    return portal
        .query(
            "SELECT import_id FROM rosters WHERE import_id IS NOT NULL AND society_id = '%s'"
                .formatted(society))
        .stream()
        .findFirst()
        .map(Long::valueOf);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
