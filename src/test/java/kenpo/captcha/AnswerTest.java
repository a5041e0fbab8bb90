package kenpo.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kenpo.support.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a form brings is an answer of the right shape, or none; never a failure. */
class AnswerTest {

  private static final String GOOD =
      "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":1},{\"counter\":4294967295}]}";
  private static final int FUZZED = 10_000;

  @Test
  void theSealAndTheCountersAreRead() {
    assertThat(read(Solver.encoded(GOOD)))
        .contains(new Answer.Counters("abc", List.of(1L, 4294967295L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "1",
        "\"text\"",
        "{}",
        "{\"challenge\":null,\"solutions\":[]}",
        "{\"challenge\":\"abc\",\"solutions\":[]}",
        "{\"challenge\":{\"signature\":7},\"solutions\":[]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":{}}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[null]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[1]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":\"1\"}]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":1.5}]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":-1}]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":4294967296}]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":99999999999999999999}]}",
        "{\"challenge\":{\"signature\":\"abc\"},\"solutions\":[{\"counter\":2},{\"counter\":2}]}"
      })
  void anythingElseIsNone(String json) {
    assertThat(read(Solver.encoded(json))).isEmpty();
  }

  @Test
  void whatIsTooLongOrTooDeepIsNone() {
    assertThat(read(Solver.encoded(GOOD + " ".repeat(4000)))).isEmpty();
    assertThat(read(Solver.encoded("[".repeat(3000)))).isEmpty();
    assertThat(read(Solver.encoded("{\"a\":".repeat(600)))).isEmpty();
  }

  /** Bytes of a good one changed, cut out and put in, in the JSON or in its base64. */
  @Test
  void tenThousandBrokenOnesNeverFail() {
    var random = new Random(20261121);
    for (int i = 0; i < FUZZED; i++) {
      var inside = broken(GOOD.getBytes(UTF_8), random);
      var outside = broken(Solver.encoded(GOOD).getBytes(UTF_8), random);
      assertThat(read(Base64.getEncoder().encodeToString(inside))).isNotNull();
      assertThat(read(new String(outside, UTF_8))).isNotNull();
    }
  }

  @Test
  void whatIsTypedIsReadWithItsSealUnlessThereIsWork() {
    assertThat(Answer.read(BroughtBy.code("abc", " 12 3 ")))
        .contains(new Answer.Code("abc", " 12 3 "));
    assertThat(Answer.read(new Brought(Solver.encoded(GOOD), "xyz", "123")))
        .contains(new Answer.Counters("abc", List.of(1L, 4294967295L)));
    assertThat(Answer.read(BroughtBy.code("abc", "1".repeat(65)))).isEmpty();
    assertThat(Answer.read(BroughtBy.code("a".repeat(4097), "1"))).isEmpty();
  }

  private static Optional<Answer> read(String work) {
    return Answer.read(BroughtBy.work(work));
  }

  static byte[] broken(byte[] good, Random random) {
    var bytes = good.clone();
    for (int change = 0; change <= random.nextInt(4); change++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        default -> System.arraycopy(bytes, 0, bytes, at, bytes.length - at);
      }
    }
    return bytes;
  }
}
