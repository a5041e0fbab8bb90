package kenpo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofOfWorkTest {

  private static final byte[] NONCE = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

  /** The keys are OpenSSL's. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 4ec17cf1116f0a551ff18ab374113848deb70da38f86dba7555b024242f074ae",
    "7, 500, 07b92b411263140f570000cb89151fbd2c150e6dfe672fc8cdec4429ea0df5a4",
    "4294967295, 3, fb3e519b46cbe5363280d7a1ac9f2af6ce5e73a433dbf61a00530d3e7fdfe95f"
  })
  void derivesWhatOthersDerive(long counter, int cost, String key) {
    var password = ByteBuffer.allocate(20).put(NONCE).putInt((int) counter).array();
    assertThat(HexFormat.of().formatHex(ProofOfWork.derive(password, NONCE, cost))).isEqualTo(key);
  }
}
