package kenpo.chart;

import java.time.LocalDate;
import java.util.List;

/**
 * What was read on a day: one place of the chart where a finger or the keyboard can stop.
 *
 * @param words all of it as people read it, the day included
 */
public record Day(LocalDate day, String words, List<Reading> readings) {

  public Day {
    readings = List.copyOf(readings);
  }
}
