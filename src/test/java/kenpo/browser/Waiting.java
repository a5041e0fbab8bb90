package kenpo.browser;

import com.microsoft.playwright.Worker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kenpo.support.TestPortal;

/** Lets the wait of the hardest challenges pass for a browser and the server; the test has none. */
final class Waiting {

  static final Duration LONGEST = Duration.ofSeconds(30);

  private Waiting() {}

  /** To be told before its first page. */
  static Tab ready(Tab tab) {
    tab.page().clock().install();
    return tab;
  }

  /** Begins the browser's work, lets it be done, and the time that it then waits pass. */
  static void works(TestPortal portal, Tab tab, Runnable begin) {
    var begun = new AtomicInteger();
    var ended = new AtomicInteger();
    Consumer<Worker> count =
        worker -> {
          begun.incrementAndGet();
          worker.onClose(closed -> ended.incrementAndGet());
        };
    tab.page().onWorker(count);
    begin.run();
    tab.page().waitForCondition(() -> begun.get() > 0 && ended.get() == begun.get());
    tab.page().offWorker(count);
    portal.clock.advance(LONGEST);
    tab.page().clock().fastForward(LONGEST.toMillis());
    tab.untilWorked();
  }
}
