package kenpo.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.stream.Stream;
import kenpo.web.Language;

/**
 * Measures how long the work of each level takes in Chromium, in one worker and in as many as a
 * page takes, and with the processor slowed down. Arguments: how often each, the first level, the
 * last.
 */
final class ChallengeTimes {

  /** Ticks the box; the milliseconds until the answer is there. */
  private static final String TICK =
      """
      () => new Promise((resolve) => {
        const answer = document.querySelector('[name=challenge]');
        const begun = performance.now();
        document.querySelector('#challenge-box').click();
        const watch = setInterval(() => {
          if (answer.value) {
            clearInterval(watch);
            resolve(performance.now() - begun);
          }
        }, 5);
      })
      """;

  private ChallengeTimes() {}

  public static void main(String[] args) {
    int samples = Integer.parseInt(args[0]);
    System.out.println("| level | workers | slowed | median | shortest | longest |");
    for (int level = Integer.parseInt(args[1]); level <= Integer.parseInt(args[2]); level++) {
      for (int workers : List.of(1, 4)) {
        for (int slowed : List.of(1, 4)) {
          measure(level, workers, slowed, samples);
        }
      }
    }
    System.exit(0);
  }

  private static void measure(int level, int workers, int slowed, int samples) {
    try (var site = new TrialSite(level);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      var page = tab.page();
      page.addInitScript(
          "Object.defineProperty(navigator, 'hardwareConcurrency', { value: " + workers + " })");
      // What is measured is the work, not the wait.
      page.route("**/captcha/challenge*", ChallengeTimes::withoutWait);
      slow(page, slowed);
      var times = Stream.generate(() -> once(tab)).limit(samples).sorted().toList();
      System.out.printf(
          "| %d | %d | %d | %.2f s | %.2f s | %.2f s |%n",
          level, workers, slowed, times.get(times.size() / 2), times.getFirst(), times.getLast());
    }
  }

  private static void withoutWait(Route route) {
    var answer = route.fetch();
    var body = answer.text().replaceFirst("\"wait\":\\d+", "\"wait\":0");
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
  }

  private static double once(Tab tab) {
    var page = tab.open("/trial").page();
    page.locator("#challenge-box").waitFor();
    return ((Number) page.evaluate(TICK)).doubleValue() / 1000;
  }

  private static void slow(Page page, int times) {
    var rate = new JsonObject();
    rate.addProperty("rate", times);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
  }
}
