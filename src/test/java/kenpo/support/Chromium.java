package kenpo.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One headless Chromium for all tests of this JVM; each test takes profiles of its own. It ends
 * with the JVM, when nobody holds the other end of its pipe any more.
 */
public final class Chromium {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> QUIET =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final Browser BROWSER = launch();

  private Chromium() {}

  /** A new profile: no cookies, nothing cached. */
  public static BrowserContext profile(Browser.NewContextOptions options) {
    return BROWSER.newContext(options);
  }

  private static Browser launch() {
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setHeadless(true)
                // Chromium refuses to run its sandbox as root.
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                .setArgs(QUIET));
  }
}
