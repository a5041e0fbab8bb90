package kenpo.browser;

import com.microsoft.playwright.Browser.NewContextOptions;

/**
 * What somebody holds in their hands.
 *
 * @param width of the page, in CSS pixels
 * @param zoom device pixels for one of CSS
 * @param scripts whether JavaScript runs
 * @param agent the user agent, or empty for the browser's own
 */
record Device(String name, int width, int height, double zoom, boolean scripts, String agent) {

  static final Device PHONE = new Device("phone", 375, 812, 1, true, "");
  static final Device DESKTOP = new Device("desktop", 1280, 900, 1, true, "");

  /** A screen of 1280 pixels at 200 %. */
  static final Device ENLARGED = new Device("enlarged", 640, 450, 2, true, "");

  /** The smartphone app's web view. */
  static final Device APP = new Device("app", 375, 812, 1, true, "KenpoPortalApp/1.0");

  Device withoutScripts() {
    return new Device(name + "-plain", width, height, zoom, false, agent);
  }

  NewContextOptions options() {
    var options =
        new NewContextOptions()
            .setViewportSize(width, height)
            .setDeviceScaleFactor(zoom)
            .setJavaScriptEnabled(scripts);
    return agent.isEmpty() ? options : options.setUserAgent(agent);
  }

  @Override
  public String toString() {
    return name;
  }
}
