package kenpo.health;

import java.math.BigDecimal;
import java.util.Optional;

/** What was found, as it was sent. */
public sealed interface Value {

  /**
   * A number with its unit ({@code PQ}).
   *
   * @param number with as many decimals as were sent: 5.0 and 5 are not the same text
   * @param unit as sent, e.g. {@code mg/dL}; empty where none was
   */
  record Quantity(BigDecimal number, String unit) implements Value {}

  /**
   * An answer from a list ({@code CD}, {@code CO}). What it means depends on the list as well as on
   * the item: 喫煙 1 and 2 were はい and いいえ until fiscal 2023, and mean other things since.
   *
   * @param list OID of the list that the code is from
   * @param ordered whether the answers have an order (−, ±, 1+, 2+ …)
   * @param display what the file itself calls it, for codes that no list of ours has
   */
  record Answer(String list, String code, boolean ordered, Optional<String> display)
      implements Value {}

  /** Words ({@code ST}), e.g. what a doctor found. */
  record Text(String words) implements Value {}
}
