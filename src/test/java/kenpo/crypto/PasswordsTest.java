package kenpo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kenpo.config.PortalConfig.Hashing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final String PASSWORD = "four words of a test";

  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords =
      new Passwords(vertx, new Hashing(1, 3), new Tokens(new SecureRandom()));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void guessesThatFillTheQueueKeepNobodyKnownOut() {
    var stored = Optional.of(passwords.hash(PASSWORD).await());
    var go = new CountDownLatch(1);
    vertx.createSharedWorkerExecutor("passwords", 1).executeBlocking(() -> stopped(go), false);
    var guesses = atOnce(10, () -> passwords.matches("wrong", Optional.empty()));
    var known = atOnce(4, () -> passwords.matchesOfKnown(PASSWORD, stored));
    var beyond = atOnce(2, () -> passwords.matchesOfKnown(PASSWORD, stored));
    go.countDown();
    Future.join(Stream.of(guesses, known, beyond).flatMap(List::stream).toList())
        .otherwiseEmpty()
        .await();
    assertThat(guesses).as("1 being made, 3 waiting").filteredOn(Future::succeeded).hasSize(4);
    assertThat(known).as("as many again").allMatch(of -> of.succeeded() && of.result());
    assertThat(beyond).allMatch(of -> of.cause() instanceof Passwords.Saturated);
    assertThat(passwords.underway()).isZero();
  }

  /** Until everybody has come. */
  private static boolean stopped(CountDownLatch go) throws InterruptedException {
    return go.await(1, TimeUnit.MINUTES);
  }

  private static List<Future<Boolean>> atOnce(int count, Supplier<Future<Boolean>> work) {
    return Stream.generate(work).limit(count).toList();
  }
}
