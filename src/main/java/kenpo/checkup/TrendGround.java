package kenpo.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.chart.Band;
import kenpo.chart.Limit;
import kenpo.chart.Span;
import kenpo.health.judgement.Grade;
import kenpo.results.Trend.Ground;
import kenpo.web.Language;
import kenpo.web.Messages;

/** What is behind the points of a graph: bands, and national values as dotted lines. */
record TrendGround(Panel panel, Language language, Messages messages) {

  /** Of the styles of lines the dotted one: what has such a line is alone in its graph. */
  private static final int DOTTED = 2;

  List<Band> bands() {
    return panel.grounds().flatMap(TrendGround::bands).toList();
  }

  private static Stream<Band> bands(Ground ground) {
    return ground.meaning().zones().stream()
        .map(
            zone ->
                new Band(
                    span(ground),
                    zone.low(),
                    zone.high(),
                    tone(zone.grade()),
                    zone.grade().name()));
  }

  private static Band.Tone tone(Grade grade) {
    return switch (grade) {
      case A -> Band.Tone.WISHED;
      case B -> Band.Tone.NEAR;
      case C -> Band.Tone.AWAY;
      case D, E -> Band.Tone.FAR;
    };
  }

  List<Limit> national() {
    return panel.grounds().flatMap(this::national).toList();
  }

  private Stream<Limit> national(Ground ground) {
    return ground.meaning().national().stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(limit(ground, it.guidance(), "guidance")),
                    it.seeDoctor().stream().map(edge -> limit(ground, edge, "seeDoctor"))));
  }

  private Limit limit(Ground ground, BigDecimal edge, String what) {
    var label = messages.text(language, "checkup.trend." + what + ".short");
    return new Limit(span(ground), edge, DOTTED, label);
  }

  private static Span span(Ground ground) {
    return new Span(
        Optional.of(LocalDate.of(ground.from(), Month.APRIL, 1)),
        Optional.of(LocalDate.of(ground.until() + 1, Month.MARCH, 31)));
  }
}
