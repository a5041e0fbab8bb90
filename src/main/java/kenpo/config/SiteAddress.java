package kenpo.config;

import java.net.URI;
import java.util.Set;

/** What the address of a site may look like. */
final class SiteAddress {

  private static final Set<String> HTTPS = Set.of("https");
  private static final Set<String> HTTP = Set.of("http", "https");

  private SiteAddress() {}

  static boolean isOne(URI address) {
    return address.getHost() != null
        && (isHere(address.getHost()) ? HTTP : HTTPS).contains(String.valueOf(address.getScheme()))
        && address.getUserInfo() == null
        && address.getQuery() == null
        && address.getFragment() == null
        && !address.getPath().endsWith("/");
  }

  /** Browsers keep secure cookies of this host without TLS too. */
  private static boolean isHere(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.endsWith(".localhost");
  }
}
