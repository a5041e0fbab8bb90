package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import kenpo.support.Browser;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the log may stop for a while: nobody waits for that, and nothing is lost. */
class LogFaultTest {

  /** A line each, of which a pipe takes some 250. */
  private static final int PAGES = 1_000;

  @TempDir Path folder;

  @Test
  void pagesAreAnsweredWhileNobodyReadsTheLogAndNoLineIsLost() {
    var mail = "mail: { port: 9, startTls: disabled }";
    try (var server = new ServerProcess(folder, Database.fresh(), 0, mail)) {
      server.startUnread();
      var member = new Browser("http://127.0.0.1:" + server.memberPort() + "/s/aoba");
      var management = new Browser("http://127.0.0.1:" + server.managementPort());
      for (int i = 0; i < PAGES; i++) {
        assertThat(member.get("/terms").status()).isEqualTo(200);
      }
      server.terminate();
      Eventually.holds("closed", () -> isClosed(management));
      assertThat(server.unread().lines().filter(line -> line.contains("/terms"))).hasSize(PAGES);
      assertThat(server.awaitEnd()).isZero();
    }
  }

  private static boolean isClosed(Browser browser) {
    try {
      browser.get("/readyz");
      return false;
    } catch (UncheckedIOException refused) {
      return true;
    }
  }
}
