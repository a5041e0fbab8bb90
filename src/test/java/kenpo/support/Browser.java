package kenpo.support;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser without a screen: keeps its cookies, follows no redirect by itself, runs no script. */
public final class Browser {

  private static final Pattern CHALLENGE =
      Pattern.compile("data-challenge=\"[^\"]*(/captcha/[^\"]*)\"");
  private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"");
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

  private final String base;
  private final HttpClient http;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String csrf = "";
  private String challenge = "";
  private String stamp = "";

  /** {@code base}: scheme, host, port and society prefix. */
  public Browser(String base) {
    this(base, HttpClient.newHttpClient());
  }

  /** A browser whose connections come from an address of 127.0.0.0/8. */
  public Browser(String base, String fromAddress) {
    this(base, HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(fromAddress)).build());
  }

  private Browser(String base, HttpClient http) {
    this.base = base;
    this.http = http;
  }

  public record Page(int status, Duration took, HttpResponse<String> response) {

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** Where a redirect leads, without the society's prefix. */
    public String location() {
      return header("location").replaceFirst("^/s/[a-z0-9-]+", "");
    }

    public boolean says(String text) {
      return body().contains(text);
    }
  }

  /** Another tab: the same cookies and the form as it was seen, from now on on its own. */
  public Browser tab() {
    return at(base);
  }

  /** The same browser at another address, from now on on its own. */
  public Browser at(String otherBase) {
    var tab = new Browser(otherBase, http);
    tab.cookies.putAll(cookies);
    tab.headers.putAll(headers);
    tab.csrf = csrf;
    tab.challenge = challenge;
    tab.stamp = stamp;
    return tab;
  }

  /** A header sent with each request from now on. */
  public Browser header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  /** The token of the last form seen. */
  public String csrf() {
    return csrf;
  }

  public Page get(String path) {
    return send(request(path).GET());
  }

  /** A file. */
  public byte[] bytes(String path) {
    return answer(request(path).GET(), BodyHandlers.ofByteArray()).body();
  }

  public Page head(String path) {
    return send(request(path).HEAD());
  }

  /**
   * Posts a form with the token of the last page seen, the challenge passed that was on it; fields
   * are name, value, name, value …
   */
  public Page post(String path, String... fields) {
    var all = new ArrayList<>(List.of(fields));
    if (!challenge.isEmpty() && !all.contains("challenge")) {
      all.addAll(List.of("challenge", passed()));
    }
    if (!all.contains("stamp")) {
      all.addAll(List.of("stamp", stamp));
    }
    all.addAll(List.of("csrf", csrf));
    return postRaw(path, all.toArray(String[]::new));
  }

  /** The same with what was typed of a picture or a sound, whose seal is this, for a challenge. */
  public Page type(String path, String seal, String code, String... fields) {
    var all = new ArrayList<>(List.of("challenge", "", "seal", seal, "code", code));
    all.addAll(List.of(fields));
    return post(path, all.toArray(String[]::new));
  }

  /** An answer to the challenge of the last page seen; empty when none is given now. */
  public String passed() {
    var form = csrf;
    var box = challenge;
    var given = get(box.replace("&amp;", "&"));
    csrf = form;
    challenge = box;
    return given.status() == 200 ? Solver.solve(new JsonObject(given.body())) : "";
  }

  /** The level of a challenge that the login form would be given now. */
  public int challengeLevel() {
    var given = new JsonObject(get("/captcha/challenge?purpose=login").body());
    return given.getJsonObject("parameters").getJsonObject("data").getInteger("level");
  }

  /** Posts just these fields. */
  public Page postRaw(String path, String... fields) {
    var form = new ArrayList<String>();
    for (int i = 0; i < fields.length; i += 2) {
      form.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", form))));
  }

  /** Goes where a redirect leads. */
  public Page follow(Page redirect) {
    return redirect.status() == 303 ? get(redirect.location()) : redirect;
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(request::setHeader);
    if (!cookies.isEmpty()) {
      var pairs = cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList();
      request.header("Cookie", String.join("; ", pairs));
    }
    return request;
  }

  private Page send(HttpRequest.Builder request) {
    long began = System.nanoTime();
    var response = answer(request, BodyHandlers.ofString());
    var took = Duration.ofNanos(System.nanoTime() - began);
    var token = CSRF.matcher(response.body());
    if (token.find()) {
      csrf = token.group(1);
      var box = CHALLENGE.matcher(response.body());
      challenge = box.find() ? box.group(1) : "";
      var shown = STAMP.matcher(response.body());
      stamp = shown.find() ? shown.group(1) : "";
    }
    return new Page(response.statusCode(), took, response);
  }

  private <T> HttpResponse<T> answer(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      var response = http.send(request.build(), body);
      response.headers().allValues("set-cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String setCookie) {
    var pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
