package kenpo.web;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Style sheets, scripts and pictures from {@code webroot/}, under an address that changes with
 * their content, so that browsers may keep them for ever. They are few and small: all are kept in
 * memory, compressed once.
 */
public final class Assets {

  private static final String ROOT = "webroot";
  private static final int VERSION_BYTES = 6;

  private record Asset(String type, Buffer plain, Buffer gzipped) {

    static Asset of(Entry<String, byte[]> file) {
      var type = Optional.ofNullable(MimeMapping.mimeTypeForFilename(file.getKey()));
      var plain = Buffer.buffer(file.getValue());
      return new Asset(type.orElse("application/octet-stream"), plain, Gzip.packed(plain));
    }
  }

  private final String version;
  private final Map<String, Asset> byPath;

  private Assets(String version, Map<String, Asset> byPath) {
    this.version = version;
    this.byPath = byPath;
  }

  /** Reads all files once; blocking, at start. */
  public static Assets load() {
    var files = BundledFolder.read(ROOT);
    var digest = sha256();
    files.forEach(
        (name, bytes) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    var version = HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    return new Assets(
        version,
        files.entrySet().stream()
            .collect(toUnmodifiableMap(file -> path(version, file.getKey()), Asset::of)));
  }

  /** Where a file of {@code webroot/} is found, e.g. {@code css/site.css}. */
  public String path(String file) {
    return path(version, file);
  }

  /** The route that {@link #handler} belongs on. */
  public String route() {
    return path("*");
  }

  public Handler<RoutingContext> handler() {
    return ctx ->
        Optional.ofNullable(byPath.get(ctx.request().path()))
            .ifPresentOrElse(asset -> answer(ctx, asset), () -> ctx.fail(404));
  }

  private static void answer(RoutingContext ctx, Asset asset) {
    boolean zip = Gzip.isTakenBy(ctx);
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, asset.type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .putHeader(HttpHeaders.CONTENT_ENCODING, zip ? Gzip.NAME : HttpHeaders.IDENTITY)
        .end(zip ? asset.gzipped : asset.plain);
  }

  private static String path(String version, String file) {
    return "/assets/" + version + "/" + file;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
