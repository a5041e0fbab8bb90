package kenpo.health;

/**
 * A list that answers to an item are, or once were, from.
 *
 * @param oid e.g. {@code 1.2.392.200119.6.24060}
 * @param years in which files of that fiscal year should name it; institutions may be late
 */
public record AnswerList(String oid, FiscalYears years) {}
