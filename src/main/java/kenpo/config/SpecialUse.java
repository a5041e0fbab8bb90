package kenpo.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * IANA's registries of special-purpose addresses (RFC 6890), both of them whole, and those of
 * multicast.
 */
final class SpecialUse {

  static final List<Cidr> NETWORKS =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "192.175.48.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96", // unspecified, loopback, and the retired IPv4-compatible ones
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "100:0:0:1::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "2620:4f:8000::/48",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "ff00::/8")
          .map(Cidr::of)
          .flatMap(Optional::stream)
          .toList();

  private SpecialUse() {}
}
