package kenpo.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** The demo's mailbox, asked until a mail has come. */
final class Inbox implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Pattern MAIL = Pattern.compile("\"id\":");

  private final URI mail;
  private final Results results;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Inbox(URI mail, Results results) {
    this.mail = mail;
    this.results = results;
  }

  /** All mails of an address, as JSON, once there are so many. */
  String await(Step step, String address, int count) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(mail + "/api/messages?to=" + URLEncoder.encode(address, UTF_8)))
            .timeout(PATIENCE)
            .build();
    long began = System.nanoTime();
    while (System.nanoTime() - began < PATIENCE.toNanos()) {
      var mails = ask(step, request);
      if (MAIL.matcher(mails).results().count() >= count) {
        results.took(step, System.nanoTime() - began);
        return mails;
      }
      Thread.sleep(PAUSE);
    }
    throw new StepFailed(step, "none within " + PATIENCE.toSeconds() + " s");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private String ask(Step step, HttpRequest request) throws InterruptedException {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new StepFailed(step, "mailbox answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new StepFailed(step, "mailbox: " + e);
    }
  }
}
