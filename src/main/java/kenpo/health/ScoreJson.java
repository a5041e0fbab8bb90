package kenpo.health;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A score as the database keeps it beside its key: {@code n} the number, to the last decimal that
 * was sent, {@code d} the day of the checkup, if any. Imports compare digests of this text: who
 * changes the form has to make those anew, or what is sent again counts as corrected.
 */
public final class ScoreJson {

  private ScoreJson() {}

  /** In UTF-8. */
  public static byte[] encode(Score score) {
    var json = new JsonObject().put("n", score.said());
    score.examined().ifPresent(day -> json.put("d", day.toString()));
    return json.encode().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What stands in the columns of the key and in {@code written} is given, as it isn't in the text.
   */
  public static Score decode(String index, int fiscalYear, LocalDate written, JsonObject json) {
    return new Score(
        index,
        fiscalYear,
        Optional.ofNullable(json.getString("d")).map(LocalDate::parse),
        written,
        new BigDecimal(json.getString("n")));
  }
}
