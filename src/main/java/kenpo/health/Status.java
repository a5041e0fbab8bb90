package kenpo.health;

import kenpo.db.Coded;

/** What became of an item that a checkup names. One that it doesn't name has no observation. */
public enum Status implements Coded {
  /** There is a value. */
  MEASURED,
  /** 未実施: it was not done ({@code negationInd}). */
  NOT_DONE,
  /** 測定不可能: it was tried, and could not be measured ({@code nullFlavor}). */
  NOT_MEASURABLE,
  /** Below what the method can measure; the value, if one was sent, is that limit. */
  BELOW,
  /** Above what the method can measure; the value, if one was sent, is that limit. */
  ABOVE
}
