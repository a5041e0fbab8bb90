package kenpo.chart;

import java.time.LocalDate;
import java.time.Month;

/**
 * How time is cut into years, each named by the calendar year it begins in.
 *
 * @param name as it stands below the axis, e.g. 年度
 * @param begin on the first day of that month
 */
public record Years(String name, Month begin) {

  int of(LocalDate day) {
    return day.getMonth().compareTo(begin) < 0 ? day.getYear() - 1 : day.getYear();
  }

  LocalDate begin(int year) {
    return LocalDate.of(year, begin, 1);
  }
}
