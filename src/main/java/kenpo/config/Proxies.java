package kenpo.config;

import java.util.List;
import java.util.Optional;

/**
 * The proxies in front of the member site, and how they say who asked.
 *
 * @param networks where they connect from; empty: there are none, and nobody is believed
 */
public record Proxies(List<Cidr> networks, Forwarded by) {

  private static final String ALLOWED =
      "a network such as 10.0.0.0/24 or an address such as 2001:db8::7, with no bits set behind the"
          + " prefix, and not everybody's (/0)";

  /** Of these one is read, the others are ignored. */
  public enum Forwarded {
    X_FORWARDED_FOR("x-forwarded-for"),
    FORWARDED("forwarded"),
    PROXY_PROTOCOL("proxy-protocol");

    private final String name;

    Forwarded(String name) {
      this.name = name;
    }

    /** As in the configuration. */
    @Override
    public String toString() {
      return name;
    }
  }

  static Proxies read(Section s) {
    var networks =
        s.texts("proxies", text -> network(text).isPresent(), ALLOWED).stream()
            .map(Proxies::network)
            .flatMap(Optional::stream)
            .toList();
    var by = s.oneOf("forwarded", Forwarded.class);
    if (by == Forwarded.PROXY_PROTOCOL && networks.isEmpty()) {
      s.refuse("proxies", "", "a network or more, as member.forwarded is proxy-protocol");
    }
    return new Proxies(networks, by);
  }

  private static Optional<Cidr> network(String text) {
    return Cidr.of(text).filter(network -> network.prefix() > 0);
  }

  /** Whether a proxy has this address. */
  public boolean contain(String address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  /** Whether connections begin with a line that says who asked, and strangers have no business. */
  public boolean speakFirst() {
    return by == Forwarded.PROXY_PROTOCOL;
  }
}
