package kenpo.throttle.simulation;

import java.util.List;
import java.util.stream.IntStream;

/** Where tries come from and whom they are for; each address is in a network of its own. */
final class Addresses {

  static final String OFFICE = "192.0.2.1";

  private static final int NETWORKS = 256 * 256;

  private Addresses() {}

  static List<String> attackers(int count) {
    return IntStream.range(0, count).mapToObj(i -> address(10, i)).toList();
  }

  static String home(int number) {
    return address(11, number);
  }

  static List<String> accounts(int count) {
    return IntStream.range(0, count).mapToObj(Addresses::account).toList();
  }

  static String account(int number) {
    return "member-" + number;
  }

  private static String address(int first, int number) {
    int network = number % NETWORKS;
    return "%d.%d.%d.%d"
        .formatted(first, network / 256, network % 256, 1 + number / NETWORKS % 254);
  }
}
