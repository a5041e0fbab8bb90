package kenpo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import kenpo.chart.Band.Tone;
import kenpo.chart.Reading.Bound;
import kenpo.web.Assets;
import kenpo.web.Language;
import kenpo.web.Messages;
import kenpo.web.Templates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What pages show of a chart. */
class PictureTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Templates TEMPLATES = new Templates(VERTX, Messages.all(), Assets.load());

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void eachSizeHasATitleOfItsOwn() {
    assertThat(html(Sketch.of("2024-06-01", "60")))
        .contains("aria-labelledby=\"p-narrow-title\"", "aria-labelledby=\"p-wide-title\"")
        .containsOnlyOnce("<title id=\"p-narrow-title\">Title</title>")
        .containsOnlyOnce("<title id=\"p-wide-title\">Title</title>")
        .containsOnlyOnce("<desc id=\"p-wide-about\">About</desc>");
  }

  @Test
  void everyDayIsAStopOfTheKeyboardAndSaysWhatItIs() {
    assertThat(html(Sketch.of("2024-06-01", "60").and("2025-06-01", "61")))
        .containsSubsequence(
            "tabindex=\"0\" role=\"img\" aria-label=\"on 2024-06-01\"",
            "tabindex=\"0\" role=\"img\" aria-label=\"on 2025-06-01\"");
  }

  @Test
  void whatComesFromOutsideIsText() {
    var reading = new Reading(0, BigDecimal.ONE, Bound.EXACT, Mark.UP, "<script>&\"'", "");
    var html =
        html(
            Sketch.of("2024-05-01", "1")
                .add("2024-10-01", reading)
                .band("0", "1", Tone.NEAR, "<band>")
                .lines("<one>", "two"));
    assertThat(html)
        .contains("&lt;script&gt;&amp;&quot;&#39;", "&lt;band&gt;", "&lt;one&gt;")
        .doesNotContain("<script", "<band", "<one", "NaN", "Infinity", "\"-0\"", "E-");
  }

  @Test
  void shapesDashesAndTonesAreClassesAndAttributesOnly() {
    var html =
        html(
            Sketch.of("2024-06-01", "60", "50")
                .and("2025-06-01", "61", "51")
                .bound("2026-06-01", "40", Bound.AT_MOST)
                .lines("a", "b")
                .band("55", "", Tone.AWAY, "c"));
    assertThat(html)
        .contains(
            "class=\"tone-away\"",
            "class=\"ink-line line-1\"",
            "stroke-dasharray=\"7 4\"",
            "glyph line-0 hollow",
            "class=\"arrow line-0\"")
        .doesNotContain("style", "fill=", "onclick");
  }

  private static String html(Sketch sketch) {
    var page = new HashMap<String, Object>();
    page.put(
        "page",
        Map.of(
            "narrow",
            sketch.drawn(Frame.NARROW).orElseThrow(),
            "wide",
            sketch.drawn(Frame.WIDE).orElseThrow()));
    return TEMPLATES.render(Language.JA, "chart/picture", page).await().toString();
  }
}
