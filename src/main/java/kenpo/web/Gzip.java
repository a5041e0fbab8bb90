package kenpo.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packing of what is sent; it computes, so not on event loops. */
public final class Gzip {

  /** For {@code Content-Encoding}. */
  public static final CharSequence NAME = HttpHeaders.createOptimized("gzip");

  private Gzip() {}

  public static boolean isTakenBy(RoutingContext ctx) {
    return ctx.parsedHeaders().acceptEncoding().stream()
        .anyMatch(it -> NAME.toString().equalsIgnoreCase(it.value()) && it.weight() > 0);
  }

  public static Buffer packed(Buffer plain) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(plain.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
