package kenpo.health.intake;

import java.time.LocalDate;

/** Which checkup it is: what is sent with another of these is another checkup. */
record CheckupKey(
    long memberId, LocalDate examined, String report, String program, String institution) {

  CheckupKey of(long member) {
    return new CheckupKey(member, examined, report, program, institution);
  }
}
