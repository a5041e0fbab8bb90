package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import kenpo.account.AccountStore;
import kenpo.account.EmailAddress;
import kenpo.audit.Audit;
import kenpo.captcha.Brought;
import kenpo.captcha.Challenges;
import kenpo.captcha.Gate;
import kenpo.captcha.sound.Sounds;
import kenpo.config.PortalConfig.Hashing;
import kenpo.config.Secret;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.crypto.Passwords.Saturated;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.login.Login.Outcome;
import kenpo.society.Societies;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.support.TestPortal;
import kenpo.throttle.Risk;
import kenpo.throttle.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes while as many passwords wait to be looked at as may. */
class PasswordsFullTest {

  private static final Brought NOTHING = new Brought("", "", "");
  private static final Brought SOMETHING = new Brought("work", "", "");

  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock = new MovableClock();
  private final Tokens random = new Tokens(new SecureRandom());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Db db = Db.open(vertx, Database.fresh());

  /** Two places, of which strangers have one. */
  private final Passwords passwords = new Passwords(vertx, new Hashing(1, 1), random);

  private final Login login = login();
  private final Promise<Void> end = Promise.promise();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void isToldSoBeforeHisChallengeIsLookedAtAndNotForLonger() {
    passwords.within(HashShare.STRANGERS, place -> end.future());
    assertThat(attempt(SOMETHING).cause()).isInstanceOf(Saturated.class);
    end.complete();
    assertThat(attempt(SOMETHING).result()).isInstanceOf(Outcome.Challenge.class);
  }

  @Test
  void whoBringsNothingIsAskedForAChallengeAllTheSame() {
    passwords.within(HashShare.STRANGERS, place -> end.future());
    assertThat(attempt(NOTHING).result()).isInstanceOf(Outcome.Challenge.class);
  }

  private Future<Outcome> attempt(Brought brought) {
    var society = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
    var form =
        new LoginForm(
            "hanako@example.jp",
            EmailAddress.of("hanako@example.jp"),
            "x",
            false,
            brought,
            false,
            Set.of());
    return login.attempt(society, form, Buffer.buffer(), "127.0.0.1", Optional.empty());
  }

  /** Who is asked about what comes after the gate would fail. */
  private Login login() {
    var secret = new Secret(TestPortal.SECRET);
    var challenges =
        new Challenges(
            db,
            secret,
            random,
            new ProofOfWork(vertx, 1),
            TestPortal.QUICK.levels(),
            Sounds.load(),
            clock,
            meters);
    var gate = new Gate(Risk.inMemory(Surroundings.UNKNOWN, random, clock), challenges, meters);
    return new Login(
        new AccountStore(db),
        passwords,
        null,
        null,
        gate,
        null,
        new Audit(db, clock, meters),
        clock);
  }
}
