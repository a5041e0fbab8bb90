package kenpo.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import kenpo.config.Secret;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final Secret SECRET = new Secret("a secret of tests, of forty characters..");
  private static final Instant LATE = Instant.parse("2026-12-01T23:59:59Z");
  private static final Seal SEAL = seal("work");
  private static final byte[] CONTENT = "what nobody reads".getBytes(UTF_8);
  private static final String TOKEN = SEAL.close(LATE, CONTENT);

  @Test
  void whatWasSealedIsOpenedUnreadByOthers() {
    assertThat(opened(SEAL, LATE, TOKEN)).contains("what nobody reads");
    assertThat(new String(Base64.getUrlDecoder().decode(TOKEN), UTF_8)).doesNotContain("nobody");
    assertThat(SEAL.close(LATE, CONTENT)).isNotEqualTo(TOKEN);
  }

  @Test
  void opensUntilTheEndOfTheNextDay() {
    assertThat(opened(seal("work"), LATE.plusSeconds(1), TOKEN)).isPresent();
    assertThat(opened(SEAL, LATE.plus(Duration.ofDays(1)), TOKEN)).isPresent();
    assertThat(opened(SEAL, LATE.plus(Duration.ofDays(1)).plusSeconds(1), TOKEN)).isEmpty();
    assertThat(opened(SEAL, LATE.minus(Duration.ofDays(1)), TOKEN)).isPresent();
    assertThat(opened(SEAL, LATE.minus(Duration.ofDays(2)), TOKEN)).isEmpty();
  }

  @Test
  void ofAnotherKindIsNotOurs() {
    assertThat(opened(seal("image"), LATE, TOKEN)).isEmpty();
  }

  @Test
  void withAnyBitChangedOrByteMissingIsNotOurs() {
    var bytes = Base64.getUrlDecoder().decode(TOKEN);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var altered = bytes.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(opened(SEAL, LATE, text(altered))).as("bit " + bit).isEmpty();
    }
    for (int length = 0; length < bytes.length; length++) {
      var cut = text(java.util.Arrays.copyOf(bytes, length));
      assertThat(opened(SEAL, LATE, cut)).as("length " + length).isEmpty();
    }
  }

  /** Else a burned one could be sent again as another text; though burning goes by its id. */
  @Test
  void thereIsOneWayToWriteIt() {
    assertThat(opened(SEAL, LATE, TOKEN + "=")).isEmpty();
    assertThat(opened(SEAL, LATE, TOKEN + "!")).isEmpty();
    assertThat(opened(SEAL, LATE, "")).isEmpty();
  }

  private static Seal seal(String kind) {
    return new Seal(
        Mac.of(SECRET, Mac.Purpose.CHALLENGE).derived(kind), new Tokens(new SecureRandom()));
  }

  private static Optional<String> opened(Seal seal, Instant now, String token) {
    return seal.open(now, token).map(bytes -> new String(bytes, UTF_8));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
