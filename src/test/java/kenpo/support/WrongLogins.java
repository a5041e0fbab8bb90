package kenpo.support;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Logins with a wrong password, the challenge passed already, to be sent all at once. */
public final class WrongLogins {

  private WrongLogins() {}

  public static List<HttpRequest> ready(TestPortal portal, int count) {
    var browser = portal.browser();
    browser.get("/login");
    return Stream.generate(() -> request(portal, browser)).limit(count).toList();
  }

  private static HttpRequest request(TestPortal portal, Browser browser) {
    var challenge = URLEncoder.encode(browser.passed(), StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(portal.address() + "/s/aoba/login"))
        .header("Cookie", "__Host-aoba-form=" + browser.cookies().get("__Host-aoba-form"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                "email=a%40example.jp&password=x&csrf="
                    + browser.csrf()
                    + "&challenge="
                    + challenge))
        .build();
  }
}
