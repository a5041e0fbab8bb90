package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.crypto.Passwords.Saturated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What floods of pictures can take, and what not. */
class DrawingsTest {

  private final Vertx vertx = Vertx.vertx();
  private final Drawings drawings = new Drawings(vertx, 7, Pictures.load(), Sounds.load());
  private final CountDownLatch latch = new CountDownLatch(1);
  private final AtomicInteger drawn = new AtomicInteger();

  @AfterEach
  void close() {
    latch.countDown();
    vertx.close().await();
  }

  @Test
  void moreThanMayWaitAreRefusedAndCountForNothing() {
    var fetches = new ArrayList<Future<Optional<Buffer>>>();
    for (int i = 0; i < 10; i++) {
      fetches.add(fetch("one " + i, "network " + i));
    }
    latch.countDown();
    Future.join(fetches).otherwiseEmpty().await();
    assertThat(fetches.stream().filter(Future::failed))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.cause()).isInstanceOf(Saturated.class));
    for (int i = 0; i < 3; i++) {
      assertThat(fetch("one 9", "variant " + i, "network 9").await()).as("time " + i).isPresent();
    }
    assertThat(fetch("one 9", "variant 3", "network 9").await()).isEmpty();
    assertThat(fetch("one 9", "variant 0", "network 9").await()).as("still there").isPresent();
  }

  @Test
  void whatOneNetworkAsksForKeepsNobodyElseOut() {
    var flood = new ArrayList<Future<Optional<Buffer>>>();
    for (int i = 0; i < 100; i++) {
      flood.add(fetch("one " + i, "here"));
    }
    var other = fetch("other", "there");
    latch.countDown();
    assertThat(other.await()).isPresent();
    Future.join(flood).otherwiseEmpty().await();
    assertThat(flood.stream().filter(Future::succeeded)).as("a quarter of eight").hasSize(2);
  }

  @Test
  void whatWasMadeLastIsNotMadeAgain() {
    latch.countDown();
    assertThat(fetch("one", "here").await()).isEqualTo(fetch("one", "here").await()).isPresent();
    assertThat(drawn).hasValue(1);
  }

  @Test
  void whatIsRememberedNeverGrowsBeyondItsBound() {
    var recent = new Recent<Integer>(100);
    for (int i = 0; i < 10_000; i++) {
      assertThat(recent.keep("key " + i, i, 7)).isEqualTo(i);
      assertThat(recent.find("key " + i)).contains(i);
    }
    long kept = 0;
    for (int i = 0; i < 10_000; i++) {
      kept += recent.find("key " + i).isPresent() ? 1 : 0;
    }
    assertThat(kept * 7).isBetween(1L, 100L + 7);
  }

  private Future<Optional<Buffer>> fetch(String what, String from) {
    return fetch(what, what, from);
  }

  private Future<Optional<Buffer>> fetch(String what, String variant, String from) {
    return drawings.fetch(
        what,
        variant,
        from,
        () -> {
          latch.await();
          return new byte[] {(byte) drawn.incrementAndGet()};
        });
  }
}
