package kenpo.web;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser is to the person who uses it, such as "Chrome, Windows": words from two closed
 * lists, never what the browser sent. Empty when neither is known.
 */
public final class DeviceLabel {

  /** In this order: most browsers also call themselves by the names of others. */
  private static final Map<String, String> BROWSERS =
      ordered(
          "KenpoPortalApp/", "App",
          "Edg", "Edge",
          "OPR/", "Opera",
          "SamsungBrowser/", "Samsung Internet",
          "Firefox/", "Firefox",
          "FxiOS/", "Firefox",
          "CriOS/", "Chrome",
          "Chrome/", "Chrome",
          "Safari/", "Safari");

  private static final Map<String, String> SYSTEMS =
      ordered(
          "iPhone", "iPhone",
          "iPad", "iPad",
          "Android", "Android",
          "Windows", "Windows",
          "Macintosh", "Mac",
          "CrOS", "ChromeOS",
          "Linux", "Linux");

  private DeviceLabel() {}

  public static String of(RoutingContext ctx) {
    return of(Optional.ofNullable(ctx.request().getHeader("User-Agent")).orElse(""));
  }

  static String of(String agent) {
    return Stream.of(BROWSERS, SYSTEMS)
        .flatMap(names -> first(names, agent).stream())
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> first(Map<String, String> names, String agent) {
    return names.entrySet().stream()
        .filter(name -> agent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Map<String, String> ordered(String... marksAndNames) {
    var names = new LinkedHashMap<String, String>();
    for (int i = 0; i < marksAndNames.length; i += 2) {
      names.put(marksAndNames[i], marksAndNames[i + 1]);
    }
    return names;
  }
}
