package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import kenpo.crypto.Passwords.Saturated;
import kenpo.results.HistoryOf;
import kenpo.support.MovableClock;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is the same for everybody is drawn once a day, and takes nobody's place after that. */
class CriteriaFilesTest {

  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock = new MovableClock();
  private final FileMaker maker = new FileMaker(vertx, 0);
  private final CriteriaFiles files =
      new CriteriaFiles(maker, HistoryOf.KNOWLEDGE, Messages.all(), clock);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whatWasDrawnTodayIsThereHoweverBusyTheMakerIs() {
    var drawn = file(Language.JA);
    var busy = Promise.<String>promise();
    var other = maker.make(2, busy::future, Buffer::buffer);
    assertThat(file(Language.JA)).isSameAs(drawn);
    assertThatThrownBy(() -> file(Language.EN)).isInstanceOf(Saturated.class);
    clock.advance(Duration.ofDays(1));
    assertThatThrownBy(() -> file(Language.JA)).isInstanceOf(Saturated.class);
    busy.complete("done");
    other.await();
    assertThat(file(Language.JA)).isNotSameAs(drawn);
  }

  private Buffer file(Language language) {
    return files.of(HistoryOf.AOBA, language, 1).await();
  }
}
