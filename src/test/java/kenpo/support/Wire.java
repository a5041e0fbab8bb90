package kenpo.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP letter by letter, for what a well-behaved client refuses to send. */
public final class Wire {

  private static final int PATIENCE_MS = 10_000;

  private Wire() {}

  /** The whole answer to a request of these lines. */
  public static String send(int port, String... lines) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      var text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hangs up in the middle of a request. */
  public static void leave(int port, String... lines) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page under a host name of its own. */
  public static String get(int port, String host, String path) {
    return send(port, "GET " + path + " HTTP/1.1", "Host: " + host + ":" + port);
  }
}
