package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies of ours are at 10.0.0.0/24 and 2001:db8:a::/64; the peer is 10.0.0.9. */
class ClientAddressTest {

  private static final String PEER = "10.0.0.9";
  private static final Proxies OURS =
      new Proxies(
          Stream.of("10.0.0.0/24", "2001:db8:a::/64")
              .map(Cidr::of)
              .flatMap(Optional::stream)
              .toList(),
          Forwarded.X_FORWARDED_FOR);
  private static final ClientAddress ADDRESS = new ClientAddress(OURS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.5 | 203.0.113.5",
        "1.1.1.1, 203.0.113.5 | 203.0.113.5",
        "1.1.1.1, 203.0.113.5, 10.0.0.7 | 203.0.113.5",
        "1.1.1.1,203.0.113.5,2001:db8:a::7,10.0.0.7 | 203.0.113.5",
        "10.0.0.3, 203.0.113.5, 10.0.0.7 | 203.0.113.5",
        "10.0.0.8, 10.0.0.7 | 10.0.0.8",
        "203.0.113.5:4711 | 203.0.113.5",
        "2001:db8::5 | 2001:db8::5",
        "2001:DB8:0::0:5 | 2001:db8::5",
        "[2001:db8::5] | 2001:db8::5",
        "[2001:db8::5]:443 | 2001:db8::5",
        "::ffff:203.0.113.5 | 203.0.113.5",
        "[::ffff:203.0.113.5]:443 | 203.0.113.5",
        "203.0.113.5, ::ffff:10.0.0.7 | 203.0.113.5",
        "1.1.1.1, unknown | 10.0.0.9",
        "1.1.1.1, _hidden | 10.0.0.9",
        "1.1.1.1, unknown, 10.0.0.7 | 10.0.0.7",
        "1.1.1.1, | 10.0.0.9",
        "1.1.1.1, , 10.0.0.7 | 10.0.0.7",
        "1.1.1.1, 0313.0.113.5 | 10.0.0.9",
        "1.1.1.1, 3405803781 | 10.0.0.9",
        "1.1.1.1, 0xcb.0.113.5 | 10.0.0.9",
        "1.1.1.1, 203.0.113 | 10.0.0.9",
        "1.1.1.1, 203.0.113.5/32 | 10.0.0.9",
        "1.1.1.1, 203.0.113.5:x | 10.0.0.9",
        "1.1.1.1, fe80::1%eth0 | 10.0.0.9",
        "1.1.1.1, [203.0.113.5] | 10.0.0.9",
        "1.1.1.1, [2001:db8::5 | 10.0.0.9",
        "1.1.1.1, unix: | 10.0.0.9",
        "1.1.1.1 203.0.113.5 | 10.0.0.9",
        "1.1.1.1; 203.0.113.5 | 10.0.0.9",
        "for=1.1.1.1 | 10.0.0.9",
        "localhost | 10.0.0.9",
        "'\"1.1.1.1, 203.0.113.5' | 203.0.113.5"
      })
  void ofXForwardedForTheNextThatIsNoProxyOfOurs(String header, String address) {
    assertThat(xForwardedFor(header)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=203.0.113.5 | 203.0.113.5",
        "For=203.0.113.5;proto=https;by=10.0.0.9 | 203.0.113.5",
        "proto=https; FOR=\"203.0.113.5:4711\" | 203.0.113.5",
        "for=1.1.1.1, for=203.0.113.5 | 203.0.113.5",
        "for=1.1.1.1, for=203.0.113.5;proto=http, for=\"[2001:db8:a::7]:80\" | 203.0.113.5",
        "for=\"[2001:db8::5]\" | 2001:db8::5",
        "for=\"[2001:db8::5]:4711\" | 2001:db8::5",
        "for=\"[::ffff:203.0.113.5]\" | 203.0.113.5",
        "for=1.1.1.1, for=unknown | 10.0.0.9",
        "for=1.1.1.1, for=_hidden | 10.0.0.9",
        "for=1.1.1.1, for=\"_SEVKISEK\", for=10.0.0.7 | 10.0.0.7",
        "for=1.1.1.1, proto=https | 10.0.0.9",
        "for=1.1.1.1, | 10.0.0.9",
        "203.0.113.5 | 10.0.0.9",
        "for=1.1.1.1;for=203.0.113.5 | 10.0.0.9",
        "for=203.0.113.5;FOR=203.0.113.5 | 10.0.0.9",
        "for = 203.0.113.5 | 10.0.0.9",
        "xfor=203.0.113.5 | 10.0.0.9",
        "for=\", for=203.0.113.5 | 203.0.113.5",
        "for=\"a, for=1.1.1.1;x=\"b, for=203.0.113.5 | 203.0.113.5",
        "host=\"a, for=1.1.1.1\";for=203.0.113.5 | 203.0.113.5",
        "for=203.0.113.5;host=\"a, for=1.1.1.1\" | 203.0.113.5",
        "for=203.0.113.5;host=\"a;for=1.1.1.1\" | 203.0.113.5",
        "for=203.0.113.5;host=\"a\\\", for=1.1.1.1;x=\\\"b\" | 10.0.0.9",
        "for=\"1.1.1.1, 203.0.113.5\" | 10.0.0.9",
        "for=0313.0.113.5 | 10.0.0.9"
      })
  void ofForwardedTheSame(String header, String address) {
    assertThat(forwarded(header)).isEqualTo(address);
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(xForwardedFor("1.1.1.1, 2.2.2.2", "203.0.113.5", "10.0.0.8, 10.0.0.7"))
        .isEqualTo("203.0.113.5");
    assertThat(forwarded("for=1.1.1.1", "for=\"", "for=203.0.113.5, for=10.0.0.7"))
        .isEqualTo("203.0.113.5");
    assertThat(xForwardedFor()).isEqualTo(PEER);
    assertThat(forwarded()).isEqualTo(PEER);
  }

  /** Whatever stands left of the first stranger decides nothing. */
  @Test
  void inAnyChainItIsTheFirstStrangerFromTheRight() {
    var random = new Random(20260701);
    for (int i = 0; i < 20_000; i++) {
      var right = some(random, 4, ClientAddressTest::proxy);
      var stranger = stranger(random);
      var left = some(random, 5, ClientAddressTest::anything);
      var chain = new ArrayList<>(left);
      chain.add(stranger);
      chain.addAll(right);
      assertThat(xForwardedFor(lines(random, chain)))
          .as("%s", chain)
          .isEqualTo(Cidr.address(stranger).orElseThrow());
      var named = chain.stream().map(node -> "for=\"" + node + "\"").toList();
      assertThat(forwarded(lines(random, named)))
          .as("%s", named)
          .isEqualTo(Cidr.address(stranger).orElseThrow());
      assertThat(ADDRESS.client(stranger, ForwardedNodes.ofXForwardedFor(chain)))
          .isEqualTo(stranger);
    }
  }

  /** The same list, cut into header lines anywhere. */
  private static String[] lines(Random random, List<String> list) {
    var lines = new ArrayList<String>();
    var line = new ArrayList<String>();
    for (var node : list) {
      line.add(node);
      if (random.nextBoolean()) {
        lines.add(String.join(random.nextBoolean() ? "," : " , ", line));
        line.clear();
      }
    }
    if (!line.isEmpty()) {
      lines.add(String.join(", ", line));
    }
    return lines.toArray(String[]::new);
  }

  private static List<String> some(Random random, int most, Function<Random, String> one) {
    return Collections.nCopies(random.nextInt(most + 1), random).stream().map(one).toList();
  }

  private static String proxy(Random random) {
    return random.nextBoolean()
        ? "10.0.0." + random.nextInt(256)
        : "2001:db8:a::" + Integer.toHexString(random.nextInt(0x10000));
  }

  private static String stranger(Random random) {
    return random.nextBoolean()
        ? "203.%d.113.%d".formatted(random.nextInt(256), random.nextInt(256))
        : "2400::" + Integer.toHexString(1 + random.nextInt(0xfffe));
  }

  private static String anything(Random random) {
    var known = List.of("unknown", "_x", "", "\"", "10.0.0.1", "1.1.1.1", "\\", ";", "for=", "::1");
    return random.nextInt(3) == 0 ? stranger(random) : known.get(random.nextInt(known.size()));
  }

  private static String xForwardedFor(String... lines) {
    return ADDRESS.client(PEER, ForwardedNodes.ofXForwardedFor(List.of(lines)));
  }

  private static String forwarded(String... lines) {
    return ADDRESS.client(PEER, ForwardedNodes.ofForwarded(List.of(lines)));
  }
}
