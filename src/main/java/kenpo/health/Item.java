package kenpo.health;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kenpo.society.Society.Names;

/**
 * An item that checkups may name, as the tables of 特定健診 have it (付属資料 2, 2023-03-31) or had it.
 *
 * @param unit as files have it (UCUM), e.g. {@code mm[Hg]}; empty where there is none
 * @param unitShown as people read it, e.g. {@code mmHg}
 * @param list OID of the list its answers are from now
 * @param method as people read it; empty where there is one only
 * @param methodCode of that method (1.2.392.200119.6.1007); empty where it is not known
 * @param category what it is shown beside, e.g. 血糖検査
 * @param english the same words in English: ours, as the tables are in Japanese
 * @param series what it is one of
 * @param reading which one of several of a day
 * @param years in which it is, or was, in the tables; a file may name it in others, too
 * @param olderLists that its answers were from before {@code list}, the oldest first
 * @param unverified columns of its row that nobody has looked up in an official table
 */
public record Item(
    ItemCode code,
    String name,
    Type type,
    String unit,
    String unitShown,
    Optional<String> list,
    String method,
    String methodCode,
    String category,
    English english,
    Series series,
    Optional<Reading> reading,
    FiscalYears years,
    List<AnswerList> olderLists,
    Source source,
    Set<String> unverified) {

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

  /** Which one of the day's readings of blood pressure; spelled as in the table. */
  public enum Reading {
    first,
    second,
    /** その他: what the institution made of several, or measured in another way. */
    other
  }

  /** Words of an item in English. */
  public record English(String name, String unitShown, String method, String category) {}

  private static final String WHY_NOT_DONE = "why-not-done";
  private static final Pattern SPACE = Pattern.compile("\\s");

  /** Empty where there is one only, or nobody knows it. */
  public Optional<Names> methodName() {
    return method.isEmpty() ? Optional.empty() : Optional.of(new Names(method, english.method()));
  }

  /** 検査未実施の理由: each examination may have its own. */
  public boolean isWhyNotDone() {
    return series.key().equals(WHY_NOT_DONE);
  }

  /**
   * Whether a section may have it several times, as a doctor may write words about one thing twice.
   * No rule asks for such a one.
   */
  public boolean isRepeatable() {
    return type == Type.ST || isWhyNotDone();
  }

  /** Whether its answers are, or ever were, from that list. */
  public boolean takes(String oid) {
    return list.filter(oid::equals).isPresent()
        || olderLists.stream().anyMatch(older -> older.oid().equals(oid));
  }

  /**
   * Whether a unit is its own, as senders write it: width, case and spaces don't matter, and no
   * unit at all is taken for the item's.
   */
  public boolean isMeasuredIn(String other) {
    if (other.equals(unit) || other.equals(unitShown)) {
      return true;
    }
    var plain = plain(other);
    return plain.isEmpty() || plain.equals(plain(unit)) || plain.equals(plain(unitShown));
  }

  private static String plain(String unit) {
    return SPACE
        .matcher(Normalizer.normalize(unit, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
