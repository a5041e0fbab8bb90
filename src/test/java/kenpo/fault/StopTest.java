package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import kenpo.support.Browser;
import kenpo.support.Database;
import kenpo.support.Policies;
import kenpo.support.ServerProcess;
import kenpo.support.TestPortal;
import kenpo.support.WrongLogins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop finishes what it has begun, and begins nothing more. */
class StopTest {

  private static final int LOGINS = 30;

  @TempDir Path folder;

  @Test
  void requestsUnderWayAreAnsweredAndNewConnectionsRefused() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited);
        var http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      var management = new Browser("http://127.0.0.1:" + portal.managementPort());
      var idle = new Socket("127.0.0.1", portal.memberPort());
      var answers = logins(portal, http);
      until(() -> answers.stream().anyMatch(CompletableFuture::isDone));
      var stopped = portal.stop();
      until(() -> isRefused(portal.memberPort()));
      assertThat(management.get("/readyz").status()).isEqualTo(503);
      assertThat(answers).as("under way still").anyMatch(answer -> !answer.isDone());
      assertThat(answers.stream().map(CompletableFuture::join))
          .allMatch(answer -> answer.statusCode() == 422)
          .anyMatch(answer -> answer.headers().allValues("connection").contains("close"));
      assertThat(answers.getLast().join().headers().allValues("connection")).contains("close");
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
      stopped.await();
      idle.close();
    }
  }

  @Test
  void theProcessEndsWithZeroAfterALastMomentWithoutBeingReady() {
    var mail = "mail: { port: 9, startTls: disabled }\nshutdown: { delay: 3s }";
    try (var server = new ServerProcess(folder, Database.fresh(), 0, mail)) {
      server.start();
      var member = new Browser("http://127.0.0.1:" + server.memberPort() + "/s/aoba");
      var management = new Browser("http://127.0.0.1:" + server.managementPort());
      assertThat(member.get("/login").header("connection")).isEmpty();
      server.terminate();
      until(() -> management.get("/readyz").status() == 503);
      var page = member.get("/login");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("connection")).isEqualTo("close");
      assertThat(server.awaitEnd()).isZero();
      assertThat(server.log()).doesNotContain("Exception", "\"ERROR\"");
    }
  }

  /** Each waits for its password hash. */
  private static List<CompletableFuture<HttpResponse<String>>> logins(
      TestPortal portal, HttpClient http) {
    return WrongLogins.ready(portal, LOGINS).stream()
        .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
        .toList();
  }

  private static boolean isRefused(int port) {
    try {
      new Socket("127.0.0.1", port).close();
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  private static void until(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
