package kenpo.loadtest;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cookies of one site. Like browsers on localhost, and unlike the JDK's own jar, it sends those
 * that are Secure over plain HTTP.
 */
public final class Cookies {

  private final Map<String, String> values = new LinkedHashMap<>();

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** All are gone but those whose names end so. */
  public void forgetBut(String... endings) {
    values.keySet().removeIf(name -> Stream.of(endings).noneMatch(name::endsWith));
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
