package kenpo.support;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port of this machine that can fall silent, as a broken network does, or be cut. */
public final class Tunnel implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server = vertx.createNetServer();
  private final Set<NetSocket> ends = ConcurrentHashMap.newKeySet();
  private final int target;
  private volatile boolean silent;

  public Tunnel(int target) {
    this.target = target;
    server.connectHandler(this::connect).listen(0, "127.0.0.1").await();
  }

  public int port() {
    return server.actualPort();
  }

  /** From now on nothing gets through, and nobody is told. */
  public void fallSilent() {
    silent = true;
  }

  /** What was open is cut; what comes now gets through. */
  public void recover() {
    ends.forEach(NetSocket::close);
    silent = false;
  }

  private void connect(NetSocket near) {
    ends.add(near);
    near.closeHandler(gone -> ends.remove(near));
    near.pause();
    client
        .connect(target, "127.0.0.1")
        .onSuccess(
            far -> {
              pass(near, far);
              pass(far, near);
              near.resume();
            })
        .onFailure(failure -> near.close());
  }

  private void pass(NetSocket from, NetSocket to) {
    ends.add(from);
    from.handler(
        bytes -> {
          if (!silent) {
            to.write(bytes);
          }
        });
    from.closeHandler(
        gone -> {
          ends.remove(from);
          to.close();
        });
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
