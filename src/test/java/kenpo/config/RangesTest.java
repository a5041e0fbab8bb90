package kenpo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

  private static final List<Cidr> NETWORKS =
      Stream.of("8.8.8.0/24", "8.8.10.0/28", "9.9.9.9", "2400:cb00::/32", "::808:0/128")
          .map(text -> Cidr.of(text).orElseThrow())
          .toList();
  private static final Ranges<Cidr> RANGES = Ranges.of(NETWORKS, network -> network);

  @ParameterizedTest
  @CsvSource({
    "8.8.8.0, 8.8.8.0/24",
    "8.8.8.255, 8.8.8.0/24",
    "::ffff:8.8.8.7, 8.8.8.0/24",
    "8.8.10.15, 8.8.10.0/28",
    "9.9.9.9, 9.9.9.9/32",
    "2400:cb00::, 2400:cb00::/32",
    "2400:CB00:ffff:ffff:ffff:ffff:ffff:ffff, 2400:cb00::/32"
  })
  void anAddressIsFoundInItsNetwork(String address, String network) {
    assertThat(RANGES.at(address)).map(Cidr::toString).contains(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.7.255",
        "8.8.9.0",
        "8.8.10.16",
        "9.9.9.8",
        "9.9.9.10",
        "255.255.255.255",
        "0.0.0.0",
        "2400:cb01::",
        "2400:caff:ffff::",
        "ffff::",
        "::1",
        "",
        "x",
        "8.8.8.0/24",
        "2400:cb00::1%1"
      })
  void whatIsInNoneIsFoundInNone(String address) {
    assertThat(RANGES.at(address)).isEmpty();
  }

  @Test
  void thereMayBeNone() {
    assertThat(Ranges.of(List.<Cidr>of(), network -> network).at("8.8.8.8")).isEmpty();
  }
}
