package kenpo.letter;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.util.Comparator;
import java.util.Optional;
import kenpo.letter.PrintQueueStore.Directed;
import kenpo.roster.file.Employer;

/**
 * Where a letter stands in its file: those to employers by employer and papers, then those home by
 * postal code.
 *
 * @param place code of the employer, or postal code
 */
record PrintOrder(Destination to, Optional<String> place, Papers papers, long letterId)
    implements Comparable<PrintOrder> {

  /** What of somebody's papers orders them; empty where the roster has none of now. */
  record Papers(Optional<String> symbol, Optional<String> number) {}

  private static final Comparator<Optional<String>> MISSING_LAST =
      comparing((Optional<String> text) -> text.isEmpty()).thenComparing(text -> text.orElse(""));

  private static final Comparator<PrintOrder> ORDER =
      comparing(PrintOrder::to)
          .thenComparing(PrintOrder::place, MISSING_LAST)
          .thenComparing(it -> it.papers.symbol, MISSING_LAST)
          .thenComparing(it -> it.papers.number.map(String::length).orElse(Integer.MAX_VALUE))
          .thenComparing(it -> it.papers.number, MISSING_LAST)
          .thenComparing(PrintOrder::letterId, naturalOrder());

  static PrintOrder of(Directed it) {
    var place =
        switch (it.to()) {
          case EMPLOYER -> it.addressee().employer().map(Employer::code);
          case HOME -> it.addressee().home().postalCode();
        };
    return new PrintOrder(it.to(), place, it.papers(), it.letterId());
  }

  @Override
  public int compareTo(PrintOrder other) {
    return ORDER.compare(this, other);
  }
}
