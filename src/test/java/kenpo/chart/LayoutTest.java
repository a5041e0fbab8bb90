package kenpo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.chart.Band.Tone;
import kenpo.chart.Drawing.Area;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Join;
import kenpo.chart.Drawing.Rule;
import kenpo.chart.Drawing.Stop;
import kenpo.chart.Drawing.Text;
import kenpo.chart.Reading.Bound;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  /** Of the plot, below a line of the readout and the name of the axis. */
  private static final int TOP = 48;

  @Test
  void placesAreThoseOfDayAndValue() {
    // To the left two digits of 6.2 and a gap of 6, to the right 12; above the readout and a name.
    // 2024-04-01 to 2026-03-31 is 730 days; 60 to 70 of the axis from 58 to 72.
    var drawing = twoYears().draw();
    assertThat(line(drawing).spots())
        .containsExactly(
            new Spot(18.4 + 269.6 * 30 / 730, TOP + 100 * 12.0 / 14),
            new Spot(18.4 + 269.6 * 700 / 730, TOP + 100 * 2.0 / 14));
    assertThat(drawing.height()).isEqualTo(TOP + 100 + 30 + 6);
    assertThat(words(drawing, Ink.TICK))
        .containsExactly(
            "Weight (kg)", "FY", "58", "60", "62", "64", "66", "68", "70", "72", "2024", "2025");
  }

  @Test
  void ticksAreRoundAndNotTooMany() {
    assertThat(words(Sketch.of("2024-06-01", "0").and("2025-06-01", "1000").draw(), Ink.TICK))
        .contains("0", "200", "1000")
        .doesNotContain("100");
    assertThat(words(Sketch.of("2024-06-01", "0").draw(), Ink.TICK)).contains("0", "1");
    assertThat(words(Sketch.of("2024-06-01", "5.0").draw(), Ink.TICK))
        .contains("4.8", "5.0", "5.2");
    assertThat(words(Sketch.of("2024-06-01", "-5").draw(), Ink.TICK))
        .contains("-5")
        .doesNotContain("0");
  }

  @Test
  void aSmallDifferenceLooksSmall() {
    var drawing = Sketch.of("2024-06-01", "170.1").and("2025-06-01", "170.2").draw();
    assertThat(words(drawing, Ink.TICK)).contains("160", "165", "170", "175", "180");
    var spots = line(drawing).spots();
    assertThat(spots.get(0).y() - spots.get(1).y()).isBetween(0.1, 1.0);
  }

  @Test
  void ticksAreNoFinerThanWhatIsMeasured() {
    var drawing = Sketch.of("2024-06-01", "5").and("2025-06-01", "6").draw();
    assertThat(words(drawing, Ink.TICK)).contains("4", "5", "6").doesNotContain("5.5", "5.2");
  }

  @Test
  void equalTimesAreEquallyWide() {
    var spots =
        line(Sketch.of("2024-06-01", "1").and("2024-06-11", "1").and("2024-09-09", "1").draw())
            .spots();
    double ten = spots.get(1).x() - spots.get(0).x();
    assertThat(spots.get(2).x() - spots.get(1).x()).isCloseTo(9 * ten, within());
  }

  @Test
  void daysAreDrawnFromOldToNew() {
    var drawing = Sketch.of("2025-06-01", "2").and("2024-06-01", "1").draw();
    assertThat(drawing.stops())
        .extracting(Stop::words)
        .containsExactly("on 2024-06-01", "on 2025-06-01");
    assertThat(words(drawing.resting().lines())).containsExactly("on 2025-06-01");
  }

  @Test
  void aYearWithoutAValueBreaksTheLine() {
    var drawing = Sketch.of("2022-04-01", "1").and("2024-03-31", "2").and("2025-04-01", "3").draw();
    assertThat(lines(drawing)).hasSize(1);
    assertThat(line(drawing).spots()).hasSize(2);
    assertThat(drawing.stops()).hasSize(3);
  }

  @Test
  void whatWasReadInAnotherWayIsNotJoined() {
    var drawing =
        Sketch.of("2024-04-01", "1").run("2024-05-01", "2", "x").run("2024-06-01", "3", "x").draw();
    assertThat(line(drawing).spots().getFirst().x()).isEqualTo(middle(drawing.stops().get(1)));
  }

  @Test
  void whatIsBeyondMeasuringIsHollowWithAnArrowAndNotJoined() {
    var drawing =
        Sketch.of("2024-04-01", "5")
            .bound("2024-06-01", "3", Bound.AT_MOST)
            .bound("2024-08-01", "9", Bound.AT_LEAST)
            .draw();
    assertThat(lines(drawing)).isEmpty();
    var glyphs = drawing.stops().stream().map(stop -> stop.glyphs().getFirst()).toList();
    assertThat(glyphs).extracting(Drawing.Glyph::hollow).containsExactly(false, true, true);
    assertThat(glyphs.get(0).arrow()).isEmpty();
    assertThat(tip(glyphs.get(1))).isGreaterThan(lowest(glyphs.get(1)));
    assertThat(tip(glyphs.get(2))).isLessThan(highest(glyphs.get(2)));
  }

  @Test
  void bandsMeetWithoutGapAndGoOnBehindTheirNames() {
    var drawing =
        Sketch.of("2024-06-01", "60")
            .band("", "61", Tone.WISHED, "fine")
            .band("61", "", Tone.FAR, "high")
            .draw();
    var fine = drawing.areas().get(0).box();
    var high = drawing.areas().get(1).box();
    assertThat(high.bottom()).isEqualTo(fine.y());
    assertThat(fine.right()).isEqualTo(300);
    assertThat(high.y()).isEqualTo(TOP);
    assertThat(fine.bottom()).isEqualTo(TOP + 100);
    // The names themselves no line goes through.
    assertThat(rules(drawing, Ink.EDGE))
        .singleElement()
        .satisfies(edge -> assertThat(edge.to().x()).isLessThan(leftOf(drawing, "fine")));
    assertThat(words(drawing, Ink.BAND)).containsExactly("fine", "high");
  }

  @Test
  void bandsChangeWhenTheyDo() {
    var until = new Span(Optional.empty(), Optional.of(LocalDate.parse("2025-03-31")));
    var from = new Span(Optional.of(LocalDate.parse("2025-04-01")), Optional.empty());
    var drawing =
        twoYears()
            .band(until, "", "66", Tone.WISHED, "old")
            .band(from, "", "64", Tone.NEAR, "new")
            .draw();
    assertThat(drawing.areas()).extracting(Area::tone).containsExactly(Tone.WISHED, Tone.NEAR);
    var old = drawing.areas().get(0).box();
    var now = drawing.areas().get(1).box();
    assertThat(old.right()).isEqualTo(now.x());
    assertThat(old.y()).isLessThan(now.y());
    assertThat(words(drawing, Ink.BAND)).containsExactly("new");
  }

  @Test
  void aBandThatIsNotInTheYearsShownIsNotDrawn() {
    var past = new Span(Optional.empty(), Optional.of(LocalDate.parse("2020-03-31")));
    assertThat(twoYears().band(past, "", "66", Tone.WISHED, "old").draw().areas()).isEmpty();
  }

  @Test
  void theNearestEdgesAreSeen() {
    var drawing =
        Sketch.of("2024-06-01", "60")
            .band("", "50", Tone.FAR, "a")
            .band("50", "80", Tone.WISHED, "b")
            .band("80", "200", Tone.FAR, "c")
            .draw();
    assertThat(words(drawing, Ink.TICK)).contains("50", "80").doesNotContain("200", "0");
    assertThat(drawing.areas()).hasSize(3);
  }

  @Test
  void linesAreToldApartByDashesAndNames() {
    var drawing =
        Sketch.of("2024-06-01", "120", "80")
            .and("2025-06-01", "130", "85")
            .lines("upper", "lower")
            .limit("140", 0, "140")
            .draw();
    assertThat(drawing.joins())
        .extracting(Join::ink)
        .containsExactly(Ink.LIMIT, Ink.LINE, Ink.LINE, Ink.LINE, Ink.LINE);
    assertThat(lines(drawing).subList(0, 2))
        .extracting(Join::dashes)
        .doesNotHaveDuplicates()
        .isEqualTo(lines(drawing).subList(2, 4).stream().map(Join::dashes).toList());
    assertThat(words(drawing, Ink.BAND)).containsExactly("140");
  }

  @Test
  void aKeyAboveThePlotTellsWhichLineIsWhich() {
    var day = LocalDate.parse("2024-06-01");
    var sketch =
        new Sketch()
            .add(day.toString(), marked(0, Mark.CIRCLE), marked(1, Mark.SQUARE))
            .lines("upper", "lower");
    var drawing = sketch.draw();
    var pieces = lines(drawing);
    assertThat(pieces).extracting(Join::line).containsExactly(0, 1);
    assertThat(pieces).extracting(Join::dashes).doesNotHaveDuplicates();
    assertThat(drawing.key())
        .extracting(Drawing.Glyph::outline)
        .extracting(List::size)
        .containsExactly(24, 4);
    assertThat(words(drawing, Ink.TICK)).contains("upper", "lower");
    assertThat(leftOf(drawing, "upper")).isLessThan(pieces.get(1).spots().getFirst().x());
    assertThat(drawing.stops().getFirst().hair().from().y()).isEqualTo(TOP + 15);
    assertThat(Sketch.of("2024-06-01", "1").draw().key()).isEmpty();
  }

  @Test
  void aKeyThatIsTooLongGoesOnBelow() {
    var sketch = Sketch.of("2024-06-01", "1", "2", "3").lines("a".repeat(20), "b".repeat(20), "c");
    assertThat(lines(sketch.draw()).stream().map(it -> it.spots().getFirst()).toList())
        .extracting(Spot::x, Spot::y)
        .containsExactly(tuple(0.0, 28.5), tuple(0.0, 43.5), tuple(172.0, 43.5));
  }

  @Test
  void aLimitOutsideThePlotHasNoName() {
    var drawing =
        Sketch.of("2024-06-01", "5.2")
            .limit("5.6", 0, "near")
            .limit("6.5", 0, "far")
            .limit("1", 0, "below")
            .limit("0", 0, "lowest")
            .draw();
    assertThat(words(drawing, Ink.BAND)).contains("near").doesNotContain("far", "lowest");
    assertThat(drawing.joins().stream().filter(it -> it.ink() == Ink.LIMIT))
        .hasSameSizeAs(words(drawing, Ink.BAND));
  }

  @Test
  void whereALimitIsAnEdgeTheLimitIsDrawn() {
    var sketch =
        Sketch.of("2024-06-01", "50")
            .and("2025-06-01", "70")
            .band("", "60", Tone.WISHED, "A")
            .band("60", "", Tone.FAR, "D");
    assertThat(rules(sketch.draw(), Ink.EDGE)).hasSize(1);
    assertThat(rules(sketch.limit("60", 0, "60").draw(), Ink.EDGE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Bound.class,
      names = {"AT_MOST", "AT_LEAST"})
  void anArrowStaysInThePlotAndNoValueIsOnIt(Bound bound) {
    var sketch = new Sketch();
    for (int year = 2016; year < 2024; year++) {
      sketch.bound(year + "-06-01", "0.05", bound);
    }
    var drawing = sketch.draw();
    assertThat(words(drawing, Ink.VALUE)).isNotEmpty();
    for (var stop : drawing.stops()) {
      var glyph = stop.glyphs().getFirst();
      assertThat(tip(glyph)).isBetween((double) TOP, TOP + 100.0);
      var mark =
          Box.around(Stream.concat(glyph.outline().stream(), glyph.arrow().stream()).toList());
      assertThat(drawing.texts().stream().filter(it -> it.ink() == Ink.VALUE).map(LayoutTest::box))
          .noneMatch(mark::meets);
    }
  }

  @Test
  void aLimitIsNamedBesideItWhereTheNameOfAnotherStands() {
    var drawing =
        Sketch.of("2024-06-01", "0")
            .and("2025-06-01", "100")
            .limit("50", 0, "a")
            .limit("58", 0, "b")
            .limit("60", 0, "c")
            .draw();
    assertThat(words(drawing, Ink.BAND)).containsExactly("a", "b");
  }

  @Test
  void aDayIsOneStopForAllItsLinesAndStopsCoverThePlot() {
    var drawing =
        Sketch.of("2024-06-01", "120", "80").and("2025-06-01", "1", "2").lines("a", "b").draw();
    assertThat(drawing.stops()).extracting(stop -> stop.glyphs().size()).containsExactly(2, 2);
    var first = drawing.stops().get(0).reach();
    var last = drawing.stops().get(1).reach();
    assertThat(first.right()).isCloseTo(last.x(), within());
    assertThat(first.y()).isEqualTo(drawing.stops().get(0).readout().box().bottom());
  }

  @Test
  void whatADaySaysHasRoomForItsLongestWords() {
    var words = "2024 ".repeat(20).strip();
    var drawing = Sketch.of("2024-06-01", "1").saying(words).draw();
    assertThat(String.join(" ", words(drawing.resting().lines()))).isEqualTo(words);
    assertThat(drawing.resting().lines())
        .hasSizeGreaterThan(1)
        .allMatch(line -> new Letters(10).width(line.words()) <= 300)
        .allMatch(line -> line.at().y() < drawing.resting().box().bottom());
  }

  @Test
  void valuesAreShownWhereTheyCoverNothing() {
    var drawing = twoYears().draw();
    assertThat(words(drawing, Ink.VALUE)).containsExactly("70", "60");
    // One beside the other on the same day: the later one keeps its place.
    var crowded = Sketch.of("2024-06-01", "60").and("2024-06-02", "60").draw();
    assertThat(words(crowded, Ink.VALUE)).containsExactly("60", "60");
    var three =
        Sketch.of("2024-06-01", "60").and("2024-06-02", "60").and("2024-06-03", "60").draw();
    assertThat(words(three, Ink.VALUE)).containsExactly("60", "60");
  }

  @Test
  void answersAreStepsInTheirOrder() {
    var drawing =
        Sketch.of("2024-06-01", "0")
            .and("2025-06-01", "2")
            .steps("none", "some", "much")
            .band("1.5", "", Tone.FAR, "D")
            .draw();
    assertThat(words(drawing, Ink.TICK)).contains("none", "some", "much");
    assertThat(line(drawing).spots())
        .extracting(Spot::y)
        .containsExactly(Spot.rounded(TOP + 100 * 2.5 / 3), Spot.rounded(TOP + 100 * 0.5 / 3));
    assertThat(drawing.areas().getFirst().box().height()).isEqualTo(Spot.rounded(100.0 / 3));
  }

  @Test
  void onlyYearsThatHaveRoomAreNamedAndTheLastIsOne() {
    var sketch = Sketch.of("2005-06-01", "1");
    for (int year = 2006; year < 2025; year++) {
      sketch.and(year + "-06-01", "1");
    }
    var drawing = sketch.draw();
    assertThat(words(drawing, Ink.TICK))
        .contains("2024", "2019", "2014", "2009")
        .doesNotContain("2023");
    assertThat(lines(drawing).getFirst().spots()).hasSize(20);
    assertThat(rules(drawing, Ink.GRID)).hasSize(20);
  }

  @Test
  void withoutValuesThereIsNoDrawing() {
    assertThat(new Sketch().drawn()).isEmpty();
    assertThat(new Sketch().add("2024-06-01").drawn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.0", "5", "-5", "1E+30", "-1E+30", "1E-30", "0.000001", "123456789012345"})
  void everythingHasAPlaceInsideTheFrame(String number) {
    for (var sketch :
        List.of(
            Sketch.of("2024-04-01", number),
            Sketch.of("2024-04-01", number).and("2025-03-31", number),
            Sketch.of("2024-04-01", number).and("2044-03-31", "1"),
            Sketch.of("2024-04-01", number).band(number, "", Tone.FAR, "x"),
            Sketch.of("2024-04-01", number).limit("7", 0, "x"),
            new Sketch().bound("2024-04-01", number, Bound.AT_MOST),
            new Sketch().bound("2024-04-01", number, Bound.AT_LEAST))) {
      assertThat(spots(sketch.draw()))
          .allMatch(spot -> 0 <= spot.x() && spot.x() <= 300)
          .allMatch(spot -> 0 <= spot.y() && spot.y() <= TOP + 136);
    }
  }

  private static Reading marked(int line, Mark mark) {
    return new Reading(line, BigDecimal.ONE, Bound.EXACT, mark, "1", "");
  }

  private static double leftOf(Drawing drawing, String words) {
    return drawing.texts().stream()
        .filter(it -> it.words().equals(words))
        .findFirst()
        .orElseThrow()
        .at()
        .x();
  }

  /** Of letters of 10, standing in the middle. */
  private static Box box(Text text) {
    double width = new Letters(10).width(text.words());
    return new Box(text.at().x() - width / 2, text.at().y() - 8.5, width, 10);
  }

  private static Sketch twoYears() {
    return Sketch.of("2024-05-01", "60").and("2026-03-02", "70");
  }

  private static Offset<Double> within() {
    return Offset.offset(0.05);
  }

  private static Join line(Drawing drawing) {
    return lines(drawing).getFirst();
  }

  private static List<Join> lines(Drawing drawing) {
    return drawing.joins().stream().filter(it -> it.ink() == Ink.LINE).toList();
  }

  private static List<Rule> rules(Drawing drawing, Ink ink) {
    return drawing.rules().stream().filter(it -> it.ink() == ink).toList();
  }

  private static List<String> words(Drawing drawing, Ink ink) {
    return words(drawing.texts().stream().filter(it -> it.ink() == ink).toList());
  }

  private static List<String> words(List<Text> texts) {
    return texts.stream().map(Text::words).toList();
  }

  private static double middle(Stop stop) {
    return stop.hair().from().x();
  }

  private static double tip(Drawing.Glyph glyph) {
    return glyph.arrow().get(1).y();
  }

  private static double lowest(Drawing.Glyph glyph) {
    return glyph.outline().stream().mapToDouble(Spot::y).max().orElseThrow();
  }

  private static double highest(Drawing.Glyph glyph) {
    return glyph.outline().stream().mapToDouble(Spot::y).min().orElseThrow();
  }

  /** All that is drawn; a place that is no number is in no range. */
  private static List<Spot> spots(Drawing drawing) {
    var boxes =
        Stream.concat(
            drawing.areas().stream().map(Area::box), drawing.stops().stream().map(Stop::reach));
    return Stream.of(
            boxes.flatMap(
                it -> Stream.of(new Spot(it.x(), it.y()), new Spot(it.right(), it.bottom()))),
            drawing.rules().stream().flatMap(it -> Stream.of(it.from(), it.to())),
            drawing.joins().stream().flatMap(it -> it.spots().stream()),
            drawing.texts().stream().map(Text::at),
            drawing.stops().stream()
                .flatMap(it -> it.glyphs().stream())
                .flatMap(it -> Stream.concat(it.outline().stream(), it.arrow().stream())))
        .flatMap(it -> it)
        .toList();
  }
}
