package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicBoolean;
import kenpo.crypto.Passwords.Saturated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bounded number of files at a time; what is refused has read nothing. */
class FileMakerTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whatIsReadIsWritten() {
    var maker = new FileMaker(vertx, 0);
    var file = maker.make(1, () -> Future.succeededFuture("text"), Buffer::buffer).await();
    assertThat(file).isEqualTo(Buffer.buffer("text"));
  }

  @Test
  void oneMoreThanThereArePlacesIsRefusedBeforeAnythingIsRead() {
    var maker = new FileMaker(vertx, 0);
    var reading = Promise.<String>promise();
    var read = new AtomicBoolean();
    var first = maker.make(1, reading::future, Buffer::buffer);
    var second = maker.make(2, () -> read(read), Buffer::buffer);
    assertThatThrownBy(second::await).isInstanceOf(Saturated.class);
    assertThat(read).isFalse();
    reading.complete("text");
    assertThat(first.await()).isEqualTo(Buffer.buffer("text"));
    assertThat(maker.make(2, () -> read(read), Buffer::buffer).await().length()).isPositive();
  }

  private static Future<String> read(AtomicBoolean read) {
    read.set(true);
    return Future.succeededFuture("text");
  }
}
