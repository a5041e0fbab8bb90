package kenpo.demo.checkups;

import java.time.LocalDate;
import kenpo.health.Examinee;

/**
 * Somebody who goes to checkups.
 *
 * @param insured examined by the employer each year; dependants go, from 40 on, when they like
 * @param since member of the society, and so examined for it, from this day on
 */
public record Attendee(Examinee examinee, boolean insured, LocalDate since, Course course) {

  int age(LocalDate day) {
    return examinee.birthDate().until(day).getYears();
  }
}
