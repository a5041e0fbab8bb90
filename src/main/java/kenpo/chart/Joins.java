package kenpo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Join;
import kenpo.chart.Plot.Point;

/**
 * Lines between points that may be compared: read in the same way, in the same year or the next.
 * None to or from a value beyond what can be measured, as nobody knows how steep it would be.
 *
 * @param days from old to new
 */
record Joins(Chart chart, List<Day> days, Plot plot) {

  Stream<Join> all() {
    return IntStream.range(0, chart.lines().size()).boxed().flatMap(this::line);
  }

  private Stream<Join> line(int line) {
    var points =
        days.stream()
            .flatMap(plot::points)
            .filter(point -> point.reading().line() == line)
            .toList();
    return parts(points).stream()
        .filter(part -> part.size() > 1)
        .map(part -> new Join(part.stream().map(Point::spot).toList(), Ink.LINE, line));
  }

  private List<List<Point>> parts(List<Point> points) {
    var parts = new ArrayList<List<Point>>();
    for (var point : points) {
      if (parts.isEmpty() || !isJoined(parts.getLast().getLast(), point)) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(point);
    }
    return parts;
  }

  private boolean isJoined(Point one, Point next) {
    var years = chart.years();
    return isExact(one)
        && isExact(next)
        && one.reading().run().equals(next.reading().run())
        && years.of(next.day()) - years.of(one.day()) <= 1;
  }

  private static boolean isExact(Point point) {
    return point.reading().bound() == Reading.Bound.EXACT;
  }
}
