package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import kenpo.config.Cidr;
import kenpo.config.Proxies;

/**
 * Finds the address that a request comes from: the connection's peer or, if that is a proxy of
 * ours, whom it names. Where several proxies stand in a row, each is believed about the one before
 * it, and none about more: the first that is no proxy of ours is the client, whatever it says of
 * itself.
 */
public final class ClientAddress implements Handler<RoutingContext> {

  private final Proxies proxies;

  public ClientAddress(Proxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public void handle(RoutingContext ctx) {
    Client.keep(ctx, of(ctx.request()));
    ctx.next();
  }

  /**
   * Where connections have to begin with a word of a proxy, whoever is none is not listened to: he
   * could say anything.
   */
  public boolean isStranger(HttpConnection connection) {
    return proxies.speakFirst() && !proxies.contain(peer(connection));
  }

  private String of(HttpServerRequest request) {
    var peer = peer(request.connection());
    return proxies.networks().isEmpty()
        ? peer
        : switch (proxies.by()) {
          case X_FORWARDED_FOR ->
              client(peer, ForwardedNodes.ofXForwardedFor(lines(request, "X-Forwarded-For")));
          case FORWARDED -> client(peer, ForwardedNodes.ofForwarded(lines(request, "Forwarded")));
          case PROXY_PROTOCOL -> client(peer, List.of(text(request.remoteAddress())));
        };
  }

  /** {@code nodes}: the nearest first. */
  String client(String peer, List<Optional<String>> nodes) {
    var client = peer;
    for (var node : nodes) {
      if (!proxies.contain(client) || node.isEmpty()) {
        return client;
      }
      client = node.orElseThrow();
    }
    return client;
  }

  private static List<String> lines(HttpServerRequest request, String header) {
    return request.headers().getAll(header);
  }

  /** The peer itself, whatever it says. */
  private static String peer(HttpConnection connection) {
    return text(connection.remoteAddress(true)).orElseThrow();
  }

  /** Empty: a socket without an address, as may stand in a PROXY header. */
  private static Optional<String> text(SocketAddress socket) {
    return Optional.ofNullable(socket.hostAddress())
        .map(ClientAddress::withoutZone)
        .flatMap(Cidr::address);
  }

  /** Which of our own interfaces a link-local address was seen at is no part of it. */
  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
