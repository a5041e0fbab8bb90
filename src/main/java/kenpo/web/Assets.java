package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * Style sheets, scripts and pictures from {@code webroot/}, under an address that changes with
 * their content, so that browsers may keep them for ever.
 */
public final class Assets {

  private static final String ROOT = "webroot";

  private final String version;

  private Assets(String version) {
    this.version = version;
  }

  /** Reads all files once for their version; blocking, at start. */
  public static Assets load() {
    try {
      var root = Assets.class.getResource("/" + ROOT).toURI();
      if (!root.getScheme().equals("jar")) {
        return new Assets(version(Path.of(root)));
      }
      try (var jar =
          FileSystems.newFileSystem(URI.create(root.toString().split("!")[0]), Map.of())) {
        return new Assets(version(jar.getPath("/" + ROOT)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
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

  private static String version(Path root) throws IOException {
    var digest = sha256();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(
            root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
