package kenpo.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** A proxy of the simplest kind: begins each connection with the same bytes, then passes all on. */
public final class Relay implements AutoCloseable {

  private final ServerSocket server;
  private final int portal;
  private final InetAddress from;
  private final byte[] begin;

  /** {@code from}: where the portal sees it come from, of 127.0.0.0/8. */
  public Relay(int portal, String from, byte[] begin) {
    this.portal = portal;
    this.from = InetAddress.ofLiteral(from);
    this.begin = begin.clone();
    try {
      server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** A browser that asks through it. */
  public Browser browser() {
    return new Browser("http://localhost:" + server.getLocalPort() + "/s/aoba");
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var asking = server.accept();
        var asked = new Socket("127.0.0.1", portal, from, 0);
        asked.getOutputStream().write(begin);
        pass(asking, asked);
        pass(asked, asking);
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void pass(Socket one, Socket other) {
    Thread.ofVirtual().start(() -> copy(one, other));
  }

  private static void copy(Socket one, Socket other) {
    try (one;
        other;
        InputStream in = one.getInputStream();
        OutputStream out = other.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Whichever of the two hangs up first.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
