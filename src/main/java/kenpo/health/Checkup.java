package kenpo.health;

import java.time.LocalDate;
import java.util.List;

/**
 * One day's examination of one person, as it was sent.
 *
 * @param report 報告区分 (1.2.392.200119.6.1001), e.g. 10 = 特定健診
 * @param program 健診実施時のプログラム種別 (1.2.392.200119.6.1002), e.g. 010
 * @param examined the day of the examination
 * @param written the day on which the institution made the file
 * @param observations in the order of the file; an item may be there more than once
 */
public record Checkup(
    String report,
    String program,
    LocalDate examined,
    LocalDate written,
    Institution institution,
    List<Observation> observations) {

  public Checkup {
    observations = List.copyOf(observations);
  }
}
