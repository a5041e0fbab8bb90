package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Style sheets, scripts and pictures from {@code webroot/}, under an address that changes with
 * their content, so that browsers may keep them for ever.
 */
public final class Assets {

  private static final String ROOT = "webroot";
  private static final int VERSION_BYTES = 6;

  private final String version;

  private Assets(String version) {
    this.version = version;
  }

  /** Reads all files once for their version; blocking, at start. */
  public static Assets load() {
    var digest = sha256();
    BundledFolder.read(ROOT)
        .forEach(
            (name, bytes) -> {
              digest.update(name.getBytes(StandardCharsets.UTF_8));
              digest.update(bytes);
            });
    return new Assets(HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES));
  }

  /** Where a file of {@code webroot/} is found, e.g. {@code css/site.css}. */
  public String path(String file) {
    return "/assets/" + version + "/" + file;
  }

  /** The route that {@link #handler} belongs on. */
  public String route() {
    return path("*");
  }

  public Handler<RoutingContext> handler() {
    var files =
        StaticHandler.create(ROOT)
            .setCachingEnabled(true)
            .setIndexPage("none")
            .setDirectoryListing(false)
            .setIncludeHidden(false)
            .setMaxAgeSeconds(Duration.ofDays(365).toSeconds());
    return ctx -> {
      ctx.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
      files.handle(ctx);
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
