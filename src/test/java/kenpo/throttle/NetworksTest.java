package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, c0000207/32, c00002/24",
    "::ffff:192.0.2.7, c0000207/32, c00002/24",
    "::ffff:c000:207, c0000207/32, c00002/24",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64, 20010db8000100/56",
    "2001:db8:1:2::, 20010db800010002/64, 20010db8000100/56",
    "fe80::1, fe80000000000000/64, fe800000000000/56",
    "fe80::2%eth0, fe80000000000000/64, fe800000000000/56",
    "fe80::3%no-such-interface, fe80000000000000/64, fe800000000000/56"
  })
  void countAHostAndItsNetworkHoweverTheAddressIsWritten(String text, String host, String network) {
    assertThat(Networks.host(text)).isEqualTo(host);
    assertThat(Networks.of(text)).isEqualTo(network);
  }
}
