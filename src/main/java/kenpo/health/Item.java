package kenpo.health;

import java.util.Optional;

/**
 * An item that checkups may name, as the tables of 特定健診 have it (付属資料 2, 2023-03-31).
 *
 * @param unit as files have it (UCUM), e.g. {@code mm[Hg]}; empty where there is none
 * @param unitShown as people read it, e.g. {@code mmHg}
 * @param list OID of the list its answers are from
 * @param method as people read it; empty where there is one only
 * @param category what it is shown beside, e.g. 血糖検査
 */
public record Item(
    ItemCode code,
    String name,
    Type type,
    String unit,
    String unitShown,
    Optional<String> list,
    String method,
    String category) {

  /** What its values are, by the names of the official files. */
  public enum Type {
    /** A number with a unit. */
    PQ,
    /** An answer from a list. */
    CD,
    /** An answer from a list that has an order. */
    CO,
    /** Words. */
    ST
  }
}
