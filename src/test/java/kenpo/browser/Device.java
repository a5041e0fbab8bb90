package kenpo.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/**
 * What somebody holds in their hands.
 *
 * @param width of the page, in CSS pixels
 * @param zoom device pixels for one of CSS
 * @param scripts whether JavaScript runs
 * @param agent the user agent, or empty for the browser's own
 * @param colours what the person likes better, light or dark
 */
record Device(
    String name,
    int width,
    int height,
    double zoom,
    boolean scripts,
    String agent,
    ColorScheme colours) {

  static final Device PHONE = phone("phone", "", ColorScheme.LIGHT);
  static final Device DARK = phone("dark", "", ColorScheme.DARK);
  static final Device DESKTOP = new Device("desktop", 1280, 900, 1, true, "", ColorScheme.LIGHT);

  /** A screen of 1280 pixels at 200 %. */
  static final Device ENLARGED = new Device("enlarged", 640, 450, 2, true, "", ColorScheme.LIGHT);

  /** The smartphone app's web view. */
  static final Device APP = phone("app", "KenpoPortalApp/1.0", ColorScheme.LIGHT);

  private static Device phone(String name, String agent, ColorScheme colours) {
    return new Device(name, 375, 812, 1, true, agent, colours);
  }

  Device withoutScripts() {
    return new Device(name + "-plain", width, height, zoom, false, agent, colours);
  }

  NewContextOptions options() {
    var options =
        new NewContextOptions()
            .setViewportSize(width, height)
            .setDeviceScaleFactor(zoom)
            .setJavaScriptEnabled(scripts)
            .setColorScheme(colours);
    return agent.isEmpty() ? options : options.setUserAgent(agent);
  }

  @Override
  public String toString() {
    return name;
  }
}
