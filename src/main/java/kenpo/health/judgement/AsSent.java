package kenpo.health.judgement;

import java.util.Arrays;
import java.util.Optional;
import kenpo.health.judgement.Evidence.Answered;

/**
 * A national judgement as the file says it, beside what our rule makes of the same checkup.
 *
 * @param sent what is to be shown; empty where the file doesn't say it
 * @param computed to be shown only where nothing was sent, and as 参考 then
 * @param expected what a file says by our rule; empty where that can't be told
 */
public record AsSent<T extends NationalCode>(
    Optional<T> sent, Outcome<T> computed, Optional<T> expected) {

  /**
   * What a checkup says in a series, and what we make of it.
   *
   * @param excluded what files say of people whom the rule isn't meant for
   */
  static <T extends Enum<T> & NationalCode> AsSent<T> of(
      Optional<Answered> answer, String list, Outcome<T> computed, T excluded) {
    var sent =
        answer
            .filter(it -> it.list().equals(list))
            .flatMap(it -> named(excluded.getDeclaringClass(), it.code()));
    var expected = computed instanceof Outcome.Excluded ? Optional.of(excluded) : computed.found();
    return new AsSent<>(sent, computed, expected);
  }

  private static <T extends Enum<T> & NationalCode> Optional<T> named(Class<T> type, String code) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> it.nationalCode().equals(code))
        .findFirst();
  }

  /** Whether the rule comes to something else than what was sent: for staff, never for members. */
  public boolean differs() {
    return sent.isPresent() && expected.isPresent() && !sent.equals(expected);
  }
}
