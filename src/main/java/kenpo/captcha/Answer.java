package kenpo.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kenpo.captcha.picture.Alphabet;

/** An answer of the right shape to a challenge of one kind or the other. */
sealed interface Answer {

  String seal();

  /**
   * Of work.
   *
   * @param counters rising, unsigned 32 bits each
   */
  record Counters(String seal, List<Long> counters) implements Answer {}

  /** What somebody read or heard. */
  record Code(String seal, String typed) implements Answer {}

  /** Several times of what the longest takes. */
  int MOST_CHARACTERS = 4096;

  int MOST_SOLUTIONS = 32;
  long MOST = 0xFFFF_FFFFL;

  /**
   * Whatever is sent: no answer of ours is none, and no failure. Work that was done goes first, as
   * it can hardly be wrong.
   */
  static Optional<Answer> read(Brought brought) {
    return brought.work().isBlank() ? typed(brought) : worked(brought.work());
  }

  private static Optional<Answer> typed(Brought brought) {
    return brought.seal().length() > MOST_CHARACTERS
            || brought.code().length() > Alphabet.MOST_TYPED
        ? Optional.empty()
        : Optional.of(new Code(brought.seal(), brought.code()));
  }

  /**
   * As ALTCHA's payload: base64 of JSON with the challenge and its solution; here a list of {@code
   * solutions}. Of the challenge only the seal is read.
   */
  private static Optional<Answer> worked(String response) {
    if (response.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      var json = new JsonObject(new String(Base64.getDecoder().decode(response), UTF_8));
      return json.getValue("challenge") instanceof JsonObject challenge
              && challenge.getValue("signature") instanceof String seal
              && json.getValue("solutions") instanceof JsonArray solutions
          ? counters(solutions).map(counters -> new Counters(seal, counters))
          : Optional.empty();
    } catch (IllegalArgumentException | DecodeException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<List<Long>> counters(JsonArray solutions) {
    var counters = new ArrayList<Long>();
    long above = -1;
    for (int i = 0; i < solutions.size() && i <= MOST_SOLUTIONS; i++) {
      long counter = counter(solutions.getValue(i));
      if (counter <= above) {
        return Optional.empty();
      }
      above = counter;
      counters.add(counter);
    }
    return Optional.of(List.copyOf(counters));
  }

  /** Each counts once, so they have to rise; −1 is below all. */
  private static long counter(Object solution) {
    return solution instanceof JsonObject json
            && (json.getValue("counter") instanceof Integer
                || json.getValue("counter") instanceof Long)
            && json.getLong("counter") <= MOST
        ? json.getLong("counter")
        : -1;
  }
}
