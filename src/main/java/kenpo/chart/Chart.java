package kenpo.chart;

import java.util.List;

/**
 * What a line chart tells, without how it is drawn.
 *
 * @param title what it is, for whom can't see it
 * @param description the same in a sentence or two
 * @param lines what each is called, shown beside it where there are several; drawn in styles of
 *     their own, in this order
 * @param days in any order; one without readings only has its place in time
 * @param bands may overlap: what comes later is drawn above
 */
public record Chart(
    String title,
    String description,
    Axis axis,
    Years years,
    List<String> lines,
    List<Day> days,
    List<Band> bands,
    List<Limit> limits) {

  public Chart {
    lines = List.copyOf(lines);
    days = List.copyOf(days);
    bands = List.copyOf(bands);
    limits = List.copyOf(limits);
  }
}
