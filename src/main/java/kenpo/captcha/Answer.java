package kenpo.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a form brings back, as ALTCHA's payload: base64 of JSON with the challenge and its solution;
 * here a list of {@code solutions}. Of the challenge only the seal is read.
 *
 * @param counters rising, unsigned 32 bits each
 */
record Answer(String seal, List<Long> counters) {

  /** Several times of what the longest takes. */
  private static final int MOST_CHARACTERS = 4096;

  private static final int MOST_SOLUTIONS = 32;
  private static final long MOST = 0xFFFF_FFFFL;

  /** Whatever is sent: no answer of ours is none, and no failure. */
  static Optional<Answer> read(String response) {
    if (response.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      var json = new JsonObject(new String(Base64.getDecoder().decode(response), UTF_8));
      return json.getValue("challenge") instanceof JsonObject challenge
              && challenge.getValue("signature") instanceof String seal
              && json.getValue("solutions") instanceof JsonArray solutions
          ? counters(solutions).map(counters -> new Answer(seal, counters))
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
