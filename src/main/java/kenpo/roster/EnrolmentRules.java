package kenpo.roster;

import java.time.LocalDate;
import java.time.Period;
import kenpo.society.Society.Enrolment;

/** Who of a society's members may have an account, by its policy. */
public record EnrolmentRules(Enrolment policy) {

  /** Whether the member may, on that day in Japan. */
  public boolean allow(Member member, LocalDate today) {
    return switch (member.kind()) {
      case INSURED, SPECIAL_RETIREE -> true;
      case VOLUNTARY -> policy.voluntary();
      case DEPENDANT, SPECIAL_RETIREE_DEPENDANT ->
          policy.dependants() && isOldEnough(member, today);
    };
  }

  private boolean isOldEnough(Member member, LocalDate today) {
    return Period.between(member.birthDate(), today).getYears() >= policy.dependantsFromAge();
  }
}
