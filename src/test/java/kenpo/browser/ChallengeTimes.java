package kenpo.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.util.List;
import java.util.stream.Stream;
import kenpo.web.Language;

/**
 * Measures how long the work of each level takes in Chromium, in one worker and in as many as a
 * page takes, and with the processor slowed down. Argument: how often each.
 */
final class ChallengeTimes {

  private static final String BEGIN =
      """
      () => {
        const state = document.querySelector('.challenge [role=status]');
        const answer = document.querySelector('[name=challenge]');
        const begun = performance.now();
        window.took = undefined;
        document.querySelector('#challenge').click();
        const watch = setInterval(() => {
          if (answer.value) { window.took = performance.now() - begun; clearInterval(watch); }
        }, 5);
      }
      """;
  private static final double LONGEST_MILLIS = 300_000;

  private ChallengeTimes() {}

  public static void main(String[] args) {
    int samples = Integer.parseInt(args[0]);
    System.out.println("| level | workers | slowed | median | shortest | longest |");
    for (int level = 1; level <= 4; level++) {
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
      page.route(
          "**/captcha/challenge*",
          route ->
              route.fulfill(
                  new com.microsoft.playwright.Route.FulfillOptions()
                      .setResponse(route.fetch())
                      .setBody(route.fetch().text().replaceFirst("\"wait\":\\d+", "\"wait\":0"))));
      slow(page, slowed);
      var times = Stream.generate(() -> once(tab)).limit(samples).sorted().toList();
      System.out.printf(
          "| %d | %d | %d | %.2f s | %.2f s | %.2f s |%n",
          level, workers, slowed, times.get(times.size() / 2), times.getFirst(), times.getLast());
    }
  }

  private static double once(Tab tab) {
    var page = tab.open("/trial").page();
    page.evaluate(BEGIN);
    page.waitForFunction(
        "() => window.took", null, new WaitForFunctionOptions().setTimeout(LONGEST_MILLIS));
    return ((Number) page.evaluate("window.took")).doubleValue() / 1000;
  }

  private static void slow(Page page, int times) {
    var rate = new JsonObject();
    rate.addProperty("rate", times);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
  }
}
