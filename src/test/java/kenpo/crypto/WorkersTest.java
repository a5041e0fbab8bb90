package kenpo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkersTest {

  /** proc_pid_stat(5); counted from behind the name, which may hold blanks. */
  private static final int NICE_BEHIND_NAME = 17;

  @Test
  @EnabledOnOs(OS.LINUX)
  void yieldToEventLoopsAndToAllOthers() {
    var vertx = Vertx.vertx();
    try {
      int usual = event(vertx).await();
      var workers = new Workers(vertx, "busy", 1);
      assertThat(workers.compute(WorkersTest::nice).await()).isEqualTo(10);
      assertThat(workers.compute(WorkersTest::nice).await()).as("later, too").isEqualTo(10);
      assertThat(event(vertx).await()).as("an event loop").isEqualTo(usual);
      assertThat(nice()).isNotEqualTo(10);
    } finally {
      vertx.close().await();
    }
  }

  private static Future<Integer> event(Vertx vertx) {
    return Future.future(done -> vertx.runOnContext(loop -> done.complete(nice())));
  }

  /** Of the thread that asks. */
  private static int nice() {
    var stat = stat();
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 1).split(" ")[NICE_BEHIND_NAME]);
  }

  private static String stat() {
    try {
      return Files.readString(Path.of("/proc/thread-self/stat"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
