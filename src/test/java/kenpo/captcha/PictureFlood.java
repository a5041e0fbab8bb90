package kenpo.captcha;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.support.Reader;
import kenpo.support.TestPortal;

/**
 * Asks from one address for sounds of the highest level, always of other challenges and always for
 * many at once, until told to end.
 */
final class PictureFlood implements AutoCloseable {

  /** Of the 400 that may wait in a portal of tests, a quarter is one network's. */
  private static final int AT_ONCE = 110;

  private static final int LEVEL = 4;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final String base;
  private final InstantSource clock;
  private final HttpClient http;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<String> others = new ConcurrentLinkedQueue<>();

  PictureFlood(TestPortal portal, String from) {
    base = portal.address() + "/s/aoba/captcha/sound/";
    clock = portal.clock;
    http = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build();
  }

  void begin() {
    for (int i = 0; i < AT_ONCE; i++) {
      next();
    }
  }

  /** One after the other, as many such rows side by side as were begun. */
  private void next() {
    if (!over.get()) {
      http.sendAsync(sound(), BodyHandlers.discarding())
          .thenAccept(this::count)
          .whenComplete(this::goOn);
    }
  }

  private void goOn(Void counted, Throwable failure) {
    if (failure != null && !over.get()) {
      others.add(failure.toString());
    }
    next();
  }

  private HttpRequest sound() {
    var seal = Reader.sealed(LEVEL, clock.instant());
    return HttpRequest.newBuilder(URI.create(base + seal)).build();
  }

  private void count(HttpResponse<Void> answer) {
    boolean saysWhen = answer.headers().firstValue("retry-after").isPresent();
    if (answer.statusCode() == OK) {
      made.incrementAndGet();
    } else if (answer.statusCode() == UNAVAILABLE && saysWhen) {
      refused.incrementAndGet();
    } else {
      others.add("status " + answer.statusCode());
    }
  }

  int made() {
    return made.get();
  }

  int refused() {
    return refused.get();
  }

  /** How else asking ended. */
  Queue<String> others() {
    return others;
  }

  void end() {
    over.set(true);
  }

  @Override
  public void close() {
    end();
    http.close();
  }
}
