package kenpo.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import kenpo.support.Mailbox.Received;

/**
 * An SMTP server that behaves as a test tells it to: at each moment of each mail it answers as it
 * should or with another line, falls silent, waits for the test, or hangs up.
 */
public final class SmtpServer implements AutoCloseable {

  /** What the client has just done. */
  public enum Moment {
    CONNECTED,
    MAIL,
    RCPT,
    DATA,
    /** The first line of the mail has come. */
    BEGUN,
    /** The mail has come as a whole, and is kept. */
    ENDED
  }

  public sealed interface Reaction {}

  private record Say(String line) implements Reaction {}

  private record Wait(CountDownLatch latch) implements Reaction {}

  private enum Other implements Reaction {
    FINE,
    SILENCE,
    HANG_UP
  }

  public static final Reaction FINE = Other.FINE;
  public static final Reaction SILENCE = Other.SILENCE;
  public static final Reaction HANG_UP = Other.HANG_UP;

  /** Answers with this line instead. */
  public static Reaction say(String line) {
    return new Say(line);
  }

  /** Answers as it should when the latch is down. */
  public static Reaction when(CountDownLatch latch) {
    return new Wait(latch);
  }

  /** How to behave; {@code to} is empty before a recipient was named. */
  public interface Script {
    Reaction at(Moment moment, String to);
  }

  private final int port;
  private final List<Received> taken = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Script script = (moment, to) -> FINE;
  private volatile ServerSocket listener;

  public SmtpServer() {
    listener = listen(0);
    port = listener.getLocalPort();
  }

  public int port() {
    return port;
  }

  public void behave(Script how) {
    script = how;
  }

  /** What came as a whole, whether or not the client was told that it was taken. */
  public List<Received> taken() {
    return List.copyOf(taken);
  }

  public List<Received> taken(String to) {
    return taken.stream().filter(mail -> mail.to().equals(to)).toList();
  }

  /** Away: connections are refused, and those there are end. */
  @Override
  public void close() {
    close(listener);
    hangUp();
  }

  /** Ends the connections there are. */
  public void hangUp() {
    open.forEach(SmtpServer::close);
  }

  public void comeBack() {
    listener = listen(port);
  }

  private ServerSocket listen(int at) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), at));
      Thread.ofVirtual().start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new Dialogue(client).go();
    } catch (SocketException cut) {
      // The client's right, and ours.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(client);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One connection. */
  private final class Dialogue {

    private final Socket client;
    private final BufferedReader in;
    private String to = "";

    Dialogue(Socket client) throws IOException {
      this.client = client;
      this.in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void go() throws IOException {
      boolean on = react(Moment.CONNECTED, "220 here");
      while (on) {
        var line = in.readLine();
        on = line != null && command(line);
      }
    }

    private boolean command(String line) throws IOException {
      return switch (line.substring(0, 4)) {
        case "EHLO" -> answer("250 here");
        case "MAIL" -> react(Moment.MAIL, "250 fine");
        case "RCPT" -> {
          to = line.replaceAll(".*<(.*)>.*", "$1");
          yield react(Moment.RCPT, "250 fine");
        }
        case "DATA" -> data();
        case "RSET" -> answer("250 fine");
        default -> {
          answer("221 bye");
          yield false;
        }
      };
    }

    private boolean data() throws IOException {
      var reaction = script.at(Moment.DATA, to);
      return react(reaction, "354 go on") && (!reaction.equals(FINE) || body());
    }

    /** A mail whose sender goes away in the middle of it was never sent. */
    private boolean body() throws IOException {
      var mail = new StringBuilder();
      var line = in.readLine();
      if (script.at(Moment.BEGUN, to).equals(HANG_UP)) {
        return false;
      }
      for (; line != null && !".".equals(line); line = in.readLine()) {
        mail.append(line).append("\r\n");
      }
      if (line == null) {
        return false;
      }
      taken.add(Mailbox.read(message(mail.toString())));
      return react(Moment.ENDED, "250 taken");
    }

    /** Whether to go on. */
    private boolean react(Moment moment, String line) throws IOException {
      return react(script.at(moment, to), line);
    }

    private boolean react(Reaction reaction, String line) throws IOException {
      return switch (reaction) {
        case Say(var other) -> answer(other);
        case Wait(var latch) -> {
          await(latch);
          yield answer(line);
        }
        case Other.FINE -> answer(line);
        case Other.HANG_UP -> false;
        case Other.SILENCE -> {
          in.readLine();
          yield false;
        }
      };
    }

    private boolean answer(String line) throws IOException {
      client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MimeMessage message(String mail) {
    try {
      var bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
