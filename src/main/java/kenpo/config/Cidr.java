package kenpo.config;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of addresses, IPv4 or IPv6, such as {@code 10.0.0.0/8}; one address is a network of
 * itself. Read strictly: no names, ranges, zones or leading zeros, and no bits set behind the
 * prefix.
 */
public final class Cidr {

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final Pattern NETWORK =
      Pattern.compile(PLAIN.pattern() + "(/(0|[1-9][0-9]{0,2}))?");
  private static final IPAddressStringParameters STRICT = strict();
  private static final BigInteger BEHIND_IPV6 = BigInteger.ONE.shiftLeft(128);

  private final IPAddress network;

  private Cidr(IPAddress network) {
    this.network = network;
  }

  /** Empty where the text is no network, or one of IPv4 addresses written as IPv6. */
  public static Optional<Cidr> of(String text) {
    return NETWORK.matcher(text).matches()
        ? parsed(text)
            .filter(network -> !isMapped(network))
            .map(
                network ->
                    network.isPrefixed() ? network : network.toPrefixBlock(network.getBitCount()))
            .filter(IPAddress::isPrefixBlock)
            .map(Cidr::new)
        : Optional.empty();
  }

  /** The network of one address; of IPv4 also where it is written as IPv6. */
  static Optional<Cidr> host(String address) {
    return parsedHost(address).map(it -> new Cidr(it.toPrefixBlock(it.getBitCount())));
  }

  /**
   * The one spelling of an address that it is kept and compared by (RFC 5952; an IPv4 address that
   * is written as IPv6 is one of IPv4); empty where the text is no address.
   */
  public static Optional<String> address(String text) {
    return IPV4.matcher(text).matches()
        ? Optional.of(text)
        : parsedHost(text).map(IPAddress::toCanonicalString);
  }

  /**
   * Reads one of each kind: the first time takes a second on a busy machine, which no event loop
   * has.
   */
  public static void prepare() {
    if (address("::ffff:127.0.0.1").isEmpty() || address("2001:DB8::1").isEmpty()) {
      throw new IllegalStateException("no addresses can be read");
    }
  }

  /** False for what is no address. */
  public boolean contains(String address) {
    return parsedHost(address).filter(network::contains).isPresent();
  }

  public boolean overlaps(Cidr other) {
    return network.contains(other.network) || other.network.contains(network);
  }

  /** A number for its first address: those of IPv4 come behind all of IPv6. */
  BigInteger first() {
    return isIpv4() ? network.getValue().add(BEHIND_IPV6) : network.getValue();
  }

  /** How many addresses there are in it. */
  public BigInteger size() {
    return network.getCount();
  }

  /** The number of bits that all its addresses have in common: 0 to 32, or to 128. */
  public int prefix() {
    return network.getNetworkPrefixLength();
  }

  public boolean isIpv4() {
    return network.isIPv4();
  }

  /** Whether any address in it is one that no member can come from over the internet. */
  public boolean isSpecialUse() {
    return SpecialUse.NETWORKS.stream().anyMatch(this::overlaps);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cidr cidr && network.equals(cidr.network);
  }

  @Override
  public int hashCode() {
    return network.hashCode();
  }

  /** As it is written in configurations. */
  @Override
  public String toString() {
    return network.toCanonicalString();
  }

  private static Optional<IPAddress> parsedHost(String text) {
    return PLAIN.matcher(text).matches()
        ? parsed(text).map(a -> isMapped(a) ? a.toIPv6().getEmbeddedIPv4Address() : a)
        : Optional.empty();
  }

  private static boolean isMapped(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped();
  }

  private static Optional<IPAddress> parsed(String text) {
    try {
      return Optional.of(new IPAddressString(text, STRICT).toAddress());
    } catch (AddressStringException e) {
      return Optional.empty();
    }
  }

  private static IPAddressStringParameters strict() {
    return new IPAddressStringParameters.Builder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .allowPrefixOnly(false)
        .allowMask(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowUnlimitedLeadingZeros(false)
        .allowBinary(false)
        .getParentBuilder()
        .getIPv6AddressParametersBuilder()
        .allowZone(false)
        .allowBase85(false)
        .allowBinary(false)
        .getEmbeddedIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowUnlimitedLeadingZeros(false)
        .allowBinary(false)
        .getEmbeddedIPv4AddressParentBuilder()
        .getParentBuilder()
        .toParams();
  }
}
