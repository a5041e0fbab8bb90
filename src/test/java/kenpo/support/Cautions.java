package kenpo.support;

import java.util.regex.Pattern;

/** Agrees to what has to be known before results are seen. */
public final class Cautions {

  private static final String PAGE = "/viewing/cautions";
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

  private Cautions() {}

  public static Browser.Page agree(Browser browser) {
    return browser.post(PAGE, "version", version(browser.get(PAGE).body()), "agree", "true");
  }

  /** What a page asks to agree to; empty where it doesn't. */
  public static String version(String page) {
    var found = VERSION.matcher(page);
    return found.find() ? found.group(1) : "";
  }
}
