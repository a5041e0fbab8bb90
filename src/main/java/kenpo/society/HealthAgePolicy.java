package kenpo.society;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.society.ResultsPolicy.Supervisor;
import kenpo.society.Society.Names;

/**
 * What a society says of the age that is made of checkup results.
 *
 * @param name of its page; 健康年齢 may be a trademark of another firm
 * @param signedOff empty: nobody has, and nothing of it is shown
 * @param percentage whether the risk behind it is shown, too
 * @param external a number that a firm makes of them; empty: there is none
 */
public record HealthAgePolicy(
    Names name, Optional<SignOff> signedOff, boolean percentage, Optional<ScorePolicy> external) {

  /** Where a doctor has agreed to it. */
  public Optional<ScorePolicy> shownExternal() {
    return external.filter(it -> it.signedOff().isPresent());
  }

  /** Whether that is shown in place of ours. */
  public boolean isReplaced() {
    return shownExternal().filter(ScorePolicy::instead).isPresent();
  }

  /**
   * That a doctor agrees to what is shown.
   *
   * @param edition of the rule that he has seen, and no other, e.g. {@code 2022-1}
   */
  public record SignOff(Supervisor by, LocalDate date, String edition) {}
}
