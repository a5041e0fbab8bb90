package kenpo.paper;

import java.io.IOException;
import java.util.List;
import kenpo.chart.Drawing;
import kenpo.chart.Drawing.Area;
import kenpo.chart.Drawing.Glyph;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Join;
import kenpo.chart.Drawing.Rule;
import kenpo.chart.Drawing.Text;
import kenpo.chart.Spot;

/** Paints a chart on a page, in greys: letters, shapes and dashes tell all, on any printer. */
final class ChartPen {

  private static final float THIN = 0.5f;
  private static final float THICK = 1.2f;
  private static final float WHITE = 1;
  private static final float BLACK = 0;

  private final Page page;
  private final float left;
  private final float top;
  private final float scale;

  /**
   * @param scale points to a unit of the drawing
   */
  ChartPen(Page page, float left, float top, float scale) {
    this.page = page;
    this.left = left;
    this.top = top;
    this.scale = scale;
  }

  void draw(Drawing drawing) throws IOException {
    for (var area : drawing.areas()) {
      fill(area);
    }
    for (var rule : drawing.rules()) {
      stroke(rule);
    }
    for (var join : drawing.joins()) {
      stroke(join);
    }
    for (var stop : drawing.stops()) {
      for (var glyph : stop.glyphs()) {
        draw(glyph);
      }
    }
    for (var mark : drawing.key()) {
      draw(mark);
    }
    for (var text : drawing.texts()) {
      write(text, drawing.letters());
    }
    for (var text : drawing.resting().lines()) {
      write(text, drawing.letters());
    }
  }

  private void fill(Area area) throws IOException {
    float grey =
        switch (area.tone()) {
          case WISHED -> WHITE;
          case NEAR -> 0.94f;
          case AWAY -> 0.88f;
          case FAR -> 0.8f;
        };
    var box = area.box();
    var corner = new Spot(box.x(), box.y() + box.height());
    page.ground(x(corner), y(corner), length(box.width()), length(box.height()), grey);
  }

  private void stroke(Rule rule) throws IOException {
    float grey = rule.ink() == Ink.AXIS ? BLACK : 0.6f;
    page.line(points(List.of(rule.from(), rule.to())), THIN, grey, new float[0]);
  }

  private void stroke(Join join) throws IOException {
    float[] dashes = new float[join.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = length(join.dashes().get(i));
    }
    page.line(points(join.spots()), join.ink() == Ink.LINE ? THICK : THIN, BLACK, dashes);
  }

  private void draw(Glyph glyph) throws IOException {
    page.shape(points(glyph.outline()), THICK, glyph.hollow() ? WHITE : BLACK);
    if (!glyph.arrow().isEmpty()) {
      page.line(points(glyph.arrow()), THICK, BLACK, new float[0]);
    }
  }

  private void write(Text text, double letters) throws IOException {
    float size = length(letters);
    var words = Lettering.plain(text.words());
    float width = page.width(words, size);
    float before =
        switch (text.anchor()) {
          case start -> 0;
          case middle -> width / 2;
          case end -> width;
        };
    page.textWithHalo(x(text.at()) - before, y(text.at()), size, words);
  }

  private float[][] points(List<Spot> spots) {
    float[][] points = new float[spots.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new float[] {x(spots.get(i)), y(spots.get(i))};
    }
    return points;
  }

  private float x(Spot spot) {
    return left + length(spot.x());
  }

  private float y(Spot spot) {
    return top - length(spot.y());
  }

  private float length(double units) {
    return (float) units * scale;
  }
}
