package kenpo.society;

/**
 * How a society lets symbol and number be compared with its roster, after width and dashes are made
 * alike. The roster's stored keys depend on it.
 *
 * @param symbolAfterLastHyphen a symbol that differs as a whole is compared from after its last
 *     hyphen
 * @param numberLastDigits a number that differs as a whole is compared by this many last digits, on
 *     both sides; 0 for whole only
 * @param stripLeadingZeros values of digits only are compared without leading zeros, last of all
 */
public record MatchPolicy(
    boolean symbolAfterLastHyphen, int numberLastDigits, boolean stripLeadingZeros) {}
