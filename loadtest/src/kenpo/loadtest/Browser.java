package kenpo.loadtest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One person's browser, on an address of its own: keeps its cookies, sends the forms of the page it
 * is on, does the work that they ask for, and takes the time of every answer. Scripts, styles and
 * pictures are not asked for.
 */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern TITLE = Pattern.compile("<title>\\s*([^<]*?)\\s*</title>");
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int BUSY = 503;
  private static final int TRIES = 5;

  private final URI base;
  private final Duration pause;
  private final Results results;
  private final HttpClient http;
  private final Cookies cookies = new Cookies();
  private Page page = new Page("");

  /**
   * {@code from} is an address of 127.0.0.0/8, {@code pause} how long each form takes to fill in.
   */
  Browser(URI base, String from, Duration pause, Results results) {
    this.base = base;
    this.pause = pause;
    this.results = results;
    this.http =
        HttpClient.newBuilder()
            .localAddress(InetAddress.ofLiteral(from))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
  }

  /** Answers the page. */
  Page open(Step step, String path) {
    var answer = send(step, request(at(path), "none").GET().build());
    if (answer.statusCode() != OK) {
      throw new StepFailed(step, said(answer));
    }
    page = new Page(answer.body());
    return page;
  }

  /** Sends the form of the page last opened; it has to lead to {@code next}. */
  void submit(Step step, String path, Map<String, String> fields, String next)
      throws InterruptedException {
    Thread.sleep(pause);
    var address = at(path);
    var form =
        new HashMap<>(
            page.formTo(address.getPath())
                .orElseThrow(() -> new StepFailed(step, "no form for it on the page before")));
    form.putAll(fields);
    page.challenge().ifPresent(asked -> form.put("challenge", work(asked)));
    var answer =
        send(
            step,
            request(address, "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address.getScheme() + "://" + address.getAuthority())
                .POST(BodyPublishers.ofString(FormBody.of(form)))
                .build());
    var location = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != SEE_OTHER || !base.resolve(location).equals(at(next))) {
      throw new StepFailed(step, said(answer));
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private URI at(String path) {
    return URI.create(base + path);
  }

  private HttpRequest.Builder request(URI address, String fetchSite) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) kenpo-portal loadtest")
            .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
            .header("Accept-Language", "ja,en;q=0.5")
            .header("Sec-Fetch-Site", fetchSite)
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Dest", "document")
            .header("Sec-Fetch-User", "?1")
            .header("Upgrade-Insecure-Requests", "1");
    return cookies.isEmpty() ? request : request.header("Cookie", cookies.header());
  }

  private String work(String asked) {
    var answer = send(Step.CHALLENGE, request(base.resolve(asked), "same-origin").GET().build());
    if (answer.statusCode() != OK) {
      throw new StepFailed(Step.CHALLENGE, said(answer));
    }
    return Work.done(answer.body());
  }

  /** A person who is told that the server is busy, and when to come back, comes back then. */
  private HttpResponse<String> send(Step step, HttpRequest request) {
    try {
      var answer = timed(step, request);
      for (int tries = 1; isBusy(answer) && tries < TRIES; tries++) {
        results.cameBack(step);
        Thread.sleep(
            Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElseThrow()));
        answer = timed(step, request);
      }
      return answer;
    } catch (IOException e) {
      throw new StepFailed(step, e.toString());
    } catch (InterruptedException e) {
      throw new StepFailed(step, "interrupted");
    }
  }

  private HttpResponse<String> timed(Step step, HttpRequest request)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    var answer = http.send(request, BodyHandlers.ofString());
    results.took(step, System.nanoTime() - began);
    answer.headers().allValues("Set-Cookie").forEach(cookies::keep);
    return answer;
  }

  private static boolean isBusy(HttpResponse<String> answer) {
    return answer.statusCode() == BUSY && answer.headers().firstValue("Retry-After").isPresent();
  }

  /** Status and where it leads to, or what the page is called. */
  private static String said(HttpResponse<String> answer) {
    var title = TITLE.matcher(answer.body());
    return answer.statusCode()
        + answer
            .headers()
            .firstValue("Location")
            .map(location -> " to " + location)
            .orElseGet(() -> title.find() ? " " + title.group(1) : "");
  }
}
