package kenpo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.config.PortalConfig.Hashing;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who gets a place for a hash, and who is served next. */
class PasswordsTest {

  private static final Vertx VERTX = Vertx.vertx();

  /** 66 places: strangers have 33 of them, registrations 16. */
  private final Passwords passwords =
      new Passwords(VERTX, new Hashing(2, 64), new Tokens(new SecureRandom()));

  private final Promise<Boolean> end = Promise.promise();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void strangersFillHalfAndRegistrationsAQuarterAndTheRestIsForKnownDevices() {
    assertThat(taken(HashShare.STRANGERS, 100)).isEqualTo(33);
    assertThat(taken(HashShare.REGISTRATION, 100)).isEqualTo(16);
    assertThat(taken(HashShare.KNOWN, 100)).isEqualTo(17);
  }

  @Test
  void whatNobodyElseNeedsIsForKnownDevicesAlone() {
    assertThat(taken(HashShare.KNOWN, 100)).isEqualTo(66);
    assertThat(taken(HashShare.STRANGERS, 1)).isZero();
  }

  @Test
  void placesAreGivenBackHoweverItEnded() {
    taken(HashShare.STRANGERS, 33);
    end.fail("broken");
    assertThat(passwords.underway(HashShare.STRANGERS)).isZero();
    assertThat(
            passwords
                .within(
                    HashShare.STRANGERS,
                    place -> {
                      throw new IllegalStateException();
                    })
                .failed())
        .isTrue();
    assertThat(passwords.underway(HashShare.STRANGERS)).isZero();
  }

  @Test
  void ofManyAtOnceOnlyAsManyGetAPlaceAsThereAre() throws Exception {
    var asked =
        Stream.of(HashShare.STRANGERS, HashShare.REGISTRATION)
            .flatMap(share -> Collections.nCopies(40, share).stream())
            .<Callable<Boolean>>map(share -> () -> held(share).failed())
            .toList();
    var refused = Race.all(asked).stream().filter(answer -> answer).count();
    assertThat(asked.size() - refused).isEqualTo(33 + 16);
  }

  @Test
  void aKnownDeviceGetsInWhileStrangersAndRegistrationsHashAllTheyMay() {
    var stored = Optional.of(passwords.hash("four words of hers").await());
    var strangers = IntStream.range(0, 64).mapToObj(i -> wrong(stored)).toList();
    var forms = IntStream.range(0, 64).mapToObj(i -> passwords.hash("new " + i)).toList();
    assertThat(matches(HashShare.KNOWN, "four words of hers", stored).await()).isTrue();
    var all = Stream.concat(strangers.stream(), forms.stream()).toList();
    Future.join(all).otherwiseEmpty().await();
    assertThat(all.stream().filter(Future::failed))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.cause()).isInstanceOf(Passwords.Saturated.class));
    assertThat(strangers.stream().filter(Future::succeeded))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.result()).isFalse());
  }

  @Test
  void sharesAreServedInTurn() throws Exception {
    var turns = new Turns(VERTX, "turns", 1);
    var begun = new CountDownLatch(1);
    var queued = new CountDownLatch(1);
    var served = Collections.synchronizedList(new ArrayList<HashShare>());
    var all = new ArrayList<Future<?>>();
    all.add(turns.compute(HashShare.KNOWN, () -> waited(begun, queued)));
    begun.await();
    for (var share : List.of(HashShare.STRANGERS, HashShare.REGISTRATION, HashShare.KNOWN)) {
      for (int i = 0; i < (share == HashShare.KNOWN ? 1 : 3); i++) {
        all.add(turns.compute(share, () -> served.add(share)));
      }
    }
    queued.countDown();
    Future.all(all).await();
    assertThat(served)
        .containsExactly(
            HashShare.STRANGERS,
            HashShare.REGISTRATION,
            HashShare.KNOWN,
            HashShare.STRANGERS,
            HashShare.REGISTRATION,
            HashShare.STRANGERS,
            HashShare.REGISTRATION);
  }

  private static boolean waited(CountDownLatch begun, CountDownLatch queued) {
    begun.countDown();
    try {
      queued.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<Boolean> wrong(Optional<String> stored) {
    return matches(HashShare.STRANGERS, "wrong", stored);
  }

  private Future<Boolean> matches(HashShare share, String password, Optional<String> stored) {
    return passwords.within(share, place -> place.matches(password, stored));
  }

  /** How many of so many get a place, which they keep. */
  private long taken(HashShare share, int asked) {
    return IntStream.range(0, asked).filter(i -> !held(share).failed()).count();
  }

  private Future<Boolean> held(HashShare share) {
    return passwords.within(share, place -> end.future());
  }
}
