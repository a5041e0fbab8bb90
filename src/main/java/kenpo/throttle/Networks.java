package kenpo.throttle;

import java.net.InetAddress;

/** Networks that addresses are counted by: one household or firm often has many addresses. */
public final class Networks {

  private static final int IPV4_BYTES = 3; // /24
  private static final int IPV6_BYTES = 7; // /56

  private Networks() {}

  /** The /24 of an IPv4 or the /56 of an IPv6 address, as text to be counted by. */
  public static String of(String address) {
    return prefix(address, IPV4_BYTES, IPV6_BYTES);
  }

  /** An address as it is counted: IPv4 whole, IPv6 by its /64, which one host can fill alone. */
  public static String host(String address) {
    return prefix(address, 4, 8);
  }

  private static String prefix(String address, int v4, int v6) {
    // One of IPv4 that is written as IPv6 comes out as one of IPv4.
    var bytes = InetAddress.ofLiteral(withoutZone(address)).getAddress();
    int kept = bytes.length == 4 ? v4 : v6;
    return java.util.HexFormat.of().formatHex(bytes, 0, kept) + "/" + kept * 8;
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
