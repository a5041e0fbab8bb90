package kenpo.paper;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Where the next thing stands: further down the page, else on the next one. In points. */
final class Flow implements Closeable {

  static final float LEFT = 48;
  static final float WIDTH = Page.SIZE.getWidth() - 2 * LEFT;

  /** Between two lines of a text, and from its upper edge to where letters stand, in its size. */
  static final float LEADING = 1.5f;

  static final float STANDS = 1.1f;

  private static final float BOTTOM = 60;
  private static final float TOP = Page.SIZE.getHeight() - LEFT;

  /** What there is room for on a page. */
  static final float HEIGHT = TOP - BOTTOM;

  private final PDDocument document;
  private final Tags tags;
  private final Lettering lettering;
  private Page page;
  private float y = TOP;

  Flow(PDDocument document, Tags tags, Lettering lettering) throws IOException {
    this.document = document;
    this.tags = tags;
    this.lettering = lettering;
    this.page = Page.added(document, lettering, tags);
  }

  Page page() {
    return page;
  }

  /** The upper edge of what comes next. */
  float y() {
    return y;
  }

  float room() {
    return y - BOTTOM;
  }

  void down(float height) {
    y -= height;
  }

  /** What comes next is to be in one piece. */
  void need(float height) throws IOException {
    if (height > room()) {
      turn();
    }
  }

  void turn() throws IOException {
    page.close();
    page = Page.added(document, lettering, tags);
    y = TOP;
  }

  List<String> wrapped(String text, float width, Weight weight, float size) throws IOException {
    var lines = new ArrayList<String>();
    for (var part : text.split("\\R")) {
      lines.addAll(Lines.of(Lettering.plain(part), width, it -> lettering.width(it, weight, size)));
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
