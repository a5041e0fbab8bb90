package kenpo.stepup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import kenpo.letter.Letter;
import kenpo.society.Japan;
import kenpo.web.Dates;
import kenpo.web.Language;

/**
 * The newest letter as its owner is shown it; days are texts, empty when there is none.
 *
 * @param state asked, printed, posted, used, void, expired; none when there was never one
 * @param to employer or home; empty when there was never one
 */
public record LetterState(String state, String to, String asked, String printed, String posted) {

  static LetterState of(Optional<Letter> found, LocalDate today, Language language) {
    return found
        .map(letter -> of(letter, today, language))
        .orElseGet(() -> new LetterState("none", "", "", "", ""));
  }

  private static LetterState of(Letter letter, LocalDate today, Language language) {
    return new LetterState(
        letter.isExpiredOn(today) ? "expired" : letter.state().name().toLowerCase(Locale.ROOT),
        letter.to().code(),
        day(letter.askedAt(), language),
        letter.printedAt().map(at -> day(at, language)).orElse(""),
        letter.postedOn().map(day -> Dates.day(day, language)).orElse(""));
  }

  private static String day(Instant at, Language language) {
    return Dates.day(LocalDate.ofInstant(at, Japan.ZONE), language);
  }

  /** Whether one has to wait for it. */
  public boolean isUnderWay() {
    return state.equals("asked") || state.equals("printed");
  }

  /** Whether only another one helps. */
  public boolean isOver() {
    return state.equals("expired") || state.equals("void") || state.equals("used");
  }

  /** Whether it is good, so that another makes it void. */
  public boolean isGood() {
    return state.equals("posted");
  }
}
