package kenpo.health.fhir;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import kenpo.health.Item;

/**
 * Units as UCUM has them. Those of the official tables are meant to be UCUM, and most are; a unit
 * that isn't here stays words without a code.
 */
final class Units {

  /** Unit of the tables (付属資料 2) to UCUM, where both surely mean the same. */
  private static final Map<String, String> UCUM =
      Map.ofEntries(
          Map.entry("cm", "cm"),
          Map.entry("kg", "kg"),
          Map.entry("kg/m2", "kg/m2"),
          Map.entry("cm2", "cm2"),
          Map.entry("%", "%"),
          Map.entry("mm[Hg]", "mm[Hg]"),
          Map.entry("{h`b}/min", "/min"),
          Map.entry("mg/dL", "mg/dL"),
          Map.entry("g/dL", "g/dL"),
          Map.entry("U/L", "U/L"),
          Map.entry("ml/min/1.73m2", "mL/min/{1.73_m2}"),
          Map.entry("10*4/mm3", "10*4/mm3"),
          Map.entry("/mm3", "/mm3"),
          Map.entry("fl", "fL"),
          Map.entry("pg", "pg"));

  private Units() {}

  /**
   * A number with its unit.
   *
   * @param sent the unit as it was sent; that of the item where none was
   */
  static JsonObject quantity(BigDecimal number, String sent, Optional<Item> item) {
    var quantity = new JsonObject().put("value", number);
    var own = item.filter(it -> it.isMeasuredIn(sent));
    var unit = own.map(Item::unitShown).orElse(sent);
    if (!unit.isBlank()) {
      quantity.put("unit", unit);
    }
    own.map(it -> UCUM.get(it.unit()))
        .ifPresent(code -> quantity.put("system", Fhir.UNITS).put("code", code));
    return quantity;
  }
}
