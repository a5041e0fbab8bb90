package kenpo.loadtest;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cookies of one site. Like browsers on localhost, and unlike the JDK's own jar, it sends those
 * that are Secure over plain HTTP.
 */
public final class Cookies {

  private final Map<String, String> values = new LinkedHashMap<>();

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public void keep(String setCookie) {
    var pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      values.remove(pair[0]);
    } else {
      values.put(pair[0], pair[1]);
    }
  }

  public String header() {
    return values.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(joining("; "));
  }
}
