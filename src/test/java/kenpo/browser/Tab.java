package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kenpo.support.Chromium;
import kenpo.web.Language;

/**
 * A tab of a browser of its own, open on a society's site. Closing it fails the test when a script
 * or a picture did not come, a script failed, or the content security policy was broken meanwhile.
 */
final class Tab implements AutoCloseable {

  private static final int BAD_REQUEST = 400;
  private static final Set<String> BAD_WORDS = Set.of("error", "warning");

  private static final Pattern FORM_COOKIE = Pattern.compile(".*-form");

  private final String base;
  private final Device device;
  private final Language language;
  private final BrowserContext profile;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private int expected;
  private boolean lacksScripts;

  /** {@code base}: scheme, host, port and the society's prefix. */
  Tab(String base, Device device, Language language) {
    this.base = base;
    this.device = device;
    this.language = language;
    this.profile = Chromium.profile(device.options());
    this.page = profile.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(this::failed);
    page.onRequestFailed(this::missed);
    page.onResponse(this::answered);
  }

  Page page() {
    return page;
  }

  Device device() {
    return device;
  }

  Language language() {
    return language;
  }

  /** A path without the society's prefix, in this tab's language. */
  Tab open(String path) {
    page.navigate(base + path + (path.contains("?") ? "&" : "?") + "lang=" + language.code());
    return this;
  }

  /** The field or button of this name. */
  Locator field(String name) {
    return page.locator("main [name='" + name + "']");
  }

  /** Points at a field and types, as a hand does. */
  Tab type(String name, String text) {
    field(name).click();
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
    return this;
  }

  /** Shows a page that comes from nowhere, such as a mail. */
  Tab show(String html) {
    page.setContent(html);
    return this;
  }

  /** Presses the button of the page's form. */
  Tab press() {
    page.locator("main form[method=post] button[type=submit]").last().click();
    return this;
  }

  /** Has the browser do some work, where a challenge is asked, and waits for the end. */
  Tab tick() {
    var box = page.locator("#challenge-box");
    if (page.locator("[data-challenge]").count() > 0) {
      if (!box.isVisible()) {
        choose("work");
      }
      box.check();
      untilWorked();
    }
    return this;
  }

  /** Presses the button of a way to pass a challenge: work, picture or sound. */
  Tab choose(String way) {
    page.locator("[data-choose=" + way + "]").click();
    return this;
  }

  void untilWorked() {
    PlaywrightAssertions.assertThat(field("challenge")).not().hasValue("");
  }

  /** Presses a link of the page's own content that leads to this path. */
  Tab follow(String path) {
    page.locator("main a[href$='" + path + "']").first().click();
    return this;
  }

  /** The file behind such a link. */
  byte[] download(String path) throws IOException {
    try (var file = page.waitForDownload(() -> follow(path)).createReadStream()) {
      return file.readAllBytes();
    }
  }

  /**
   * Ends when the page after it is there: one can't go back from a page that is still on its way.
   */
  Tab logOut() {
    page.locator("form[action$='/logout'] button").click();
    page.waitForURL(url -> path(url).equals("/"));
    return this;
  }

  /** Loses the cookie that forms are tied to, as when it was deleted by hand. */
  Tab forgetForms() {
    profile.clearCookies(new BrowserContext.ClearCookiesOptions().setName(FORM_COOKIE));
    return this;
  }

  /** Scripts at addresses like this don't come from now on, so that others can't import them. */
  Tab withoutScript(String addresses) {
    lacksScripts = true;
    page.route(addresses, route -> route.abort("aborted"));
    return this;
  }

  /** An answer of this status is none to complain of. */
  Tab expect(int status) {
    expected = status;
    return this;
  }

  /** Where one is, without the society's prefix and the query. */
  String path() {
    return path(page.url());
  }

  private String path(String url) {
    return url.replace(base, "").replaceFirst("[?#].*", "");
  }

  String heading() {
    return page.locator("h1").innerText();
  }

  @Override
  public void close() {
    profile.close();
    assertThat(complaints).as("complaints of " + device + " in " + language).isEmpty();
  }

  private void hear(ConsoleMessage message) {
    // What was not found is counted below, where a page of that status can be told from an asset.
    if (BAD_WORDS.contains(message.type()) && !message.text().startsWith("Failed to load")) {
      complaints.add(page.url() + ": " + message.text());
    }
  }

  private void failed(String error) {
    if (!lacksScripts || !error.contains("imported module")) {
      complaints.add(error);
    }
  }

  private void missed(Request request) {
    // Leaving a page breaks off what it was still fetching.
    if (!request.failure().contains("ERR_ABORTED")) {
      complaints.add(request.url() + ": " + request.failure());
    }
  }

  private void answered(Response response) {
    boolean asset = !response.request().resourceType().equals("document");
    if (asset && response.status() >= BAD_REQUEST && response.status() != expected) {
      complaints.add(response.url() + ": " + response.status());
    }
  }
}
