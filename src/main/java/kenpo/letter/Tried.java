package kenpo.letter;

import java.time.LocalDate;

/** How a secret that somebody typed can turn out. */
public sealed interface Tried {

  /** It is good; where it was to be used, it is used up now. */
  record Accepted(long letterId) implements Tried {}

  /** The letter is the newest, and too old. */
  record Expired() implements Tried {}

  /** Of an earlier letter. {@code sinceReissueOn}: the day in Japan of the last re-issue. */
  record Void(LocalDate sinceReissueOn) implements Tried {}

  /** Of the newest letter, which nobody wants any more. {@code on}: since that day in Japan. */
  record Withdrawn(LocalDate on) implements Tried {}

  /** Of no letter of this member and kind, or used before. */
  record Unknown() implements Tried {}
}
