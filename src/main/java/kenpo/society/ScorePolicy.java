package kenpo.society;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.society.ResultsPolicy.Supervisor;
import kenpo.society.Society.Names;

/**
 * What a society says of the number that a firm makes of checkups, and the portal only shows.
 *
 * @param index code under which its scores are imported: those of another are never shown for it
 * @param name of the number, and of its page where it stands there alone
 * @param maker the firm
 * @param about what it is, in a sentence
 * @param instead whether it is shown in place of the age that we make; else beside it
 * @param signedOff empty: no doctor agrees to it, and nothing of it is shown
 */
public record ScorePolicy(
    String index,
    Names name,
    Names maker,
    Names about,
    Unit unit,
    boolean instead,
    Optional<SignOff> signedOff) {

  /** What it is counted in. */
  public enum Unit {
    years,
    points
  }

  /** That a doctor agrees to what the society says of it. */
  public record SignOff(Supervisor by, LocalDate date) {}

  /** What members read of it before they agree; nothing, while it isn't shown. */
  Stream<String> words() {
    return signedOff.stream()
        .flatMap(
            it ->
                Stream.of(name, maker, about).flatMap(names -> Stream.of(names.ja(), names.en())));
  }
}
