package kenpo.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.chart.Drawing.Area;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Join;
import kenpo.chart.Drawing.Rule;

/** What is behind the points: bands, their edges, and single limits. */
record Ground(Chart chart, Plot plot) {

  List<Area> areas() {
    return chart.bands().stream().flatMap(band -> area(band).stream()).toList();
  }

  /** A band that lasts goes on behind its name, its edges don't: they would go through names. */
  private Optional<Area> area(Band band) {
    var seen = seen(band, plot);
    var whole =
        plot.lasts(band.span())
            ? Box.between(seen.x(), seen.y(), plot.frame().width(), seen.bottom())
            : seen;
    return Optional.of(new Area(whole, band.tone()))
        .filter(it -> it.box().width() > 0 && it.box().height() > 0);
  }

  /** As much of it as the plot shows; may have no width or height. */
  static Box seen(Band band, Plot plot) {
    double top = band.high().map(plot::y).orElse(plot.box().y());
    double bottom = band.low().map(plot::y).orElse(plot.box().bottom());
    return Box.between(plot.left(band.span()), top, plot.right(band.span()), bottom);
  }

  /** Two bands that meet have one edge, and none where a limit is drawn. */
  List<Rule> rules() {
    var limits = limits().map(Join::spots).toList();
    return chart.bands().stream()
        .map(band -> seen(band, plot))
        .filter(box -> box.width() > 0)
        .flatMap(
            box ->
                Stream.of(
                    edge(box.x(), box.right(), box.y()), edge(box.x(), box.right(), box.bottom())))
        .filter(it -> plot.isInside(it.from().y()))
        .filter(it -> limits.stream().noneMatch(limit -> covers(limit, it)))
        .distinct()
        .toList();
  }

  private static boolean covers(List<Spot> limit, Rule edge) {
    return limit.getFirst().y() == edge.from().y()
        && limit.getFirst().x() <= edge.from().x()
        && edge.to().x() <= limit.getLast().x();
  }

  private static Rule edge(double from, double to, double y) {
    return new Rule(new Spot(from, y), new Spot(to, y), Ink.EDGE);
  }

  Stream<Join> limits() {
    return chart.limits().stream()
        .filter(limit -> plot.isInside(plot.y(limit.value())))
        .map(this::limit)
        .filter(it -> it.spots().getFirst().x() < it.spots().getLast().x());
  }

  private Join limit(Limit limit) {
    double y = plot.y(limit.value());
    var spots =
        List.of(new Spot(plot.left(limit.span()), y), new Spot(plot.right(limit.span()), y));
    return new Join(spots, Ink.LIMIT, limit.line());
  }
}
