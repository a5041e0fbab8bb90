package kenpo.config;

import java.math.BigInteger;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Networks, none of which overlaps another, and what is known of each: found by an address. */
public final class Ranges<T> {

  private final NavigableMap<BigInteger, Known<T>> byFirst = new TreeMap<>();

  private record Known<T>(Cidr network, T what) {}

  private Ranges() {}

  public static <T> Ranges<T> of(Collection<T> all, Function<T, Cidr> network) {
    var ranges = new Ranges<T>();
    all.forEach(
        it -> ranges.byFirst.put(network.apply(it).first(), new Known<>(network.apply(it), it)));
    return ranges;
  }

  /** What is known of the network that an address is in; empty for what is no address. */
  public Optional<T> at(String address) {
    return byFirst.isEmpty() ? Optional.empty() : Cidr.host(address).flatMap(this::around);
  }

  private Optional<T> around(Cidr host) {
    return Optional.ofNullable(byFirst.floorEntry(host.first()))
        .map(java.util.Map.Entry::getValue)
        .filter(known -> known.network.overlaps(host))
        .map(Known::what);
  }
}
