package kenpo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8, 16777216",
    "192.0.2.7, 192.0.2.7/32, 1",
    "192.0.2.7/32, 192.0.2.7/32, 1",
    "0.0.0.0/0, 0.0.0.0/0, 4294967296",
    "2001:DB8:0:0::/64, 2001:db8::/64, 18446744073709551616",
    "2001:db8::7, 2001:db8::7/128, 1",
    "::/0, ::/0, 340282366920938463463374607431768211456"
  })
  void aNetworkIsRead(String text, String written, BigInteger size) {
    var network = cidr(text);
    assertThat(network).hasToString(written).isEqualTo(cidr(written));
    assertThat(network.size()).isEqualTo(size);
    assertThat(network.prefix())
        .isEqualTo(Integer.parseInt(written.substring(written.indexOf('/') + 1)));
    assertThat(network.isIpv4()).isEqualTo(!written.contains(":"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "/8",
        "*",
        "10",
        "10.0",
        "10.0.0",
        "10.0.0.0/",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/08",
        "10.0.0.0/-1",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/8 ",
        " 10.0.0.0/8",
        "10.0.0.0/8/8",
        "010.0.0.0/8",
        "0x0a.0.0.0/8",
        "167772160/8",
        "10.*",
        "10.0.0.*",
        "10.0.0.0-10.0.0.9",
        "10.0.0.0-9",
        "10.0.0.256",
        "localhost",
        "example.jp/24",
        "a",
        "::g",
        "2001:db8::1/64",
        "2001:db8::/129",
        "2001:db8::/064",
        "2001:db8::%eth0/64",
        "2001:db8:::/64",
        "[2001:db8::]/64",
        "::ffff:10.0.0.0/104",
        "::ffff:10.0.0.1",
        "fe80::1%1",
        "1:2:3:4:5:6:7",
        "ff02",
        "10.0.0.0,11.0.0.0",
        "10.0.0.0/8,11.0.0.0/8",
        "10.0.0.0\n",
        "１０.0.0.0/8"
      })
  void whatIsNotWrittenAsOneNetworkIsNone(String text) {
    assertThat(Cidr.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "0.0.0.0, 0.0.0.0",
    "2001:0DB8:0000:0:0:0:0:0001, 2001:db8::1",
    "::, ::",
    "::ffff:192.0.2.7, 192.0.2.7",
    "::FFFF:c000:207, 192.0.2.7",
    "0:0:0:0:0:ffff:192.0.2.7, 192.0.2.7",
    "64:ff9b::192.0.2.7, 64:ff9b::c000:207"
  })
  void anAddressHasOneSpelling(String text, String spelling) {
    assertThat(Cidr.address(text)).contains(spelling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "a",
        "1",
        "1.2",
        "1.2.3",
        "1.2.3.4.5",
        "16909060",
        "0x1.2.3.4",
        "01.2.3.4",
        "1.2.3.04",
        "00.0.0.0",
        "1.2.3.256",
        "1.2.3.-4",
        "1.2.3.4/32",
        "1.2.3.4 ",
        " ::1",
        "::1/128",
        "fe80::1%eth0",
        "[::1]",
        "1.2.3.4:80",
        ":",
        ":::",
        "1::2::3",
        "12345::",
        "::1.2.3",
        "::01.2.3.4",
        "::ffff:1.2.3.256",
        "1:2:3:4:5:6:7:8:9",
        "1.2.3.*",
        "1.2.3.1-4",
        "١.2.3.4",
        "localhost",
        "1.2.3.4\n",
        "4)+k&C#VzJ4br>0wv%Yp"
      })
  void whatIsNoAddressIsNone(String text) {
    assertThat(Cidr.address(text)).isEmpty();
    assertThat(cidr("0.0.0.0/0").contains(text)).isFalse();
    assertThat(cidr("::/0").contains(text)).isFalse();
  }

  @Test
  void itContainsItsAddressesHoweverTheyAreWritten() {
    var network = cidr("192.0.2.64/26");
    assertThat(network.contains("192.0.2.64")).isTrue();
    assertThat(network.contains("192.0.2.127")).isTrue();
    assertThat(network.contains("::ffff:192.0.2.100")).isTrue();
    assertThat(network.contains("192.0.2.63")).isFalse();
    assertThat(network.contains("192.0.2.128")).isFalse();
    assertThat(network.contains("::192.0.2.100")).isFalse();
    assertThat(cidr("2001:db8::/32").contains("2001:DB8:0:0:ffff::1")).isTrue();
    assertThat(cidr("2001:db8::/32").contains("2001:db9::")).isFalse();
    assertThat(cidr("::/0").contains("192.0.2.1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.0.0.0/8, true",
    "10.0.0.0/8, 10.0.0.0/8, true",
    "10.0.0.0/9, 10.128.0.0/9, false",
    "10.0.0.0/8, 2001:db8::/32, false",
    "2001:db8::/32, 2001:db8:1::/48, true",
    "2001:db8::/33, 2001:db8:8000::/33, false"
  })
  void twoOverlapWhenOneAddressIsInBoth(String one, String other, boolean overlap) {
    assertThat(cidr(one).overlaps(cidr(other))).isEqualTo(overlap);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.0/24",
        "100.64.0.0/24",
        "127.0.0.1",
        "169.254.169.254",
        "172.31.255.255",
        "192.168.1.0/24",
        "198.18.0.0/24",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "8.0.0.0/5",
        "::1",
        "::",
        "fc00::/64",
        "fe80::1",
        "ff02::1",
        "2001:db8::/48",
        "2002:0a00::/24",
        "::/0",
        "64:ff9b::a00:1",
        "3fff::/48",
        "0.0.0.0/0"
      })
  void ofSpecialUseIsWhatNoMemberComesFrom(String text) {
    assertThat(cidr(text).isSpecialUse()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.0/24", "126.0.0.0/8", "100.63.255.0/24", "100.128.0.0/10", "172.15.0.0/16",
        "172.32.0.0/16", "192.0.1.0/24", "223.255.255.0/24", "2400:4000::/22", "2001:200::/32",
        "2620:0:e50::/48"
      })
  void allElseIsNot(String text) {
    assertThat(cidr(text).isSpecialUse()).isFalse();
  }

  @Test
  void theWholeRegistryIsRead() {
    assertThat(SpecialUse.NETWORKS).hasSize(32);
  }

  private static Cidr cidr(String text) {
    return Cidr.of(text).orElseThrow();
  }
}
