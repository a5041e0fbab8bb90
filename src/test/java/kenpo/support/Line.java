package kenpo.support;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between the portal and PostgreSQL, to which things happen. */
public final class Line implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final Set<NetSocket> silent = ConcurrentHashMap.newKeySet();
  private final NetServer server;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean losing;
  private volatile boolean hanging;

  public Line(int to) {
    server =
        vertx
            .createNetServer()
            .connectHandler(
                near -> {
                  open.add(near);
                  if (hanging) {
                    silent.add(near);
                  }
                  opened.incrementAndGet();
                  near.pause();
                  vertx
                      .createNetClient()
                      .connect(to, "127.0.0.1")
                      .onSuccess(far -> join(near, far));
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  public int port() {
    return server.actualPort();
  }

  /** How many connections the portal has opened by now. */
  public int opened() {
    return opened.get();
  }

  /** How many of them it has not closed. */
  public int open() {
    return open.size();
  }

  /** How many of those hang. */
  public int hanging() {
    return (int) silent.stream().filter(open::contains).count();
  }

  /** On all connections there are, nothing passes any more, and nobody is told. */
  public void hang() {
    silent.addAll(open);
  }

  /** The same on one of them. */
  public void hangOne() {
    silent.add(open.iterator().next());
  }

  /** The same for every connection, also those to come. */
  public void hangFromNowOn(boolean hang) {
    hanging = hang;
    if (hang) {
      hang();
    }
  }

  /** From now on a COMMIT reaches PostgreSQL, but its answer is lost with the connection. */
  public void loseCommits(boolean lose) {
    losing = lose;
  }

  /** How many answers were lost. */
  public int lost() {
    return lost.get();
  }

  private void join(NetSocket near, NetSocket far) {
    near.handler(bytes -> forth(near, far, bytes));
    far.handler(bytes -> pass(near, near, bytes));
    near.closeHandler(
        closed -> {
          open.remove(near);
          far.close();
        });
    far.closeHandler(closed -> near.close());
    near.resume();
  }

  private void forth(NetSocket near, NetSocket far, Buffer bytes) {
    if (losing && bytes.toString("ISO-8859-1").contains("COMMIT")) {
      far.handler(
          answer -> {
            lost.incrementAndGet();
            near.close();
          });
    }
    pass(near, far, bytes);
  }

  private void pass(NetSocket near, NetSocket to, Buffer bytes) {
    if (!silent.contains(near)) {
      to.write(bytes);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
