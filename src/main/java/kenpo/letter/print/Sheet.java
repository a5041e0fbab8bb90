package kenpo.letter.print;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import kenpo.paper.Lettering;
import kenpo.paper.Lines;
import kenpo.paper.Weight;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A page, measured in millimetres from its upper left corner; sizes of type are in points. */
final class Sheet implements Closeable {

  private static final float MM = 72 / 25.4f;
  private static final float POINT = 1 / MM;

  /** Between two lines of a text, in its size. */
  private static final float LEADING = 1.5f;

  /** The edge of a printed line, in millimetres. */
  private static final float PEN = 0.2f;

  /** What is still read, in points, and how much smaller type becomes at a time. */
  private static final float SMALLEST = 6;

  private static final float STEP = 0.5f;

  /** How a text is set. */
  record Style(float size, Weight weight) {

    float leading() {
      return size * LEADING * POINT;
    }
  }

  private final Lettering lettering;
  private final PDPageContentStream content;
  private final float height;

  Sheet(PDDocument document, Lettering lettering, float width, float height) throws IOException {
    var page = new PDPage(new PDRectangle(width * MM, height * MM));
    document.addPage(page);
    this.lettering = lettering;
    this.content = new PDPageContentStream(document, page);
    this.height = height;
  }

  /** One line; {@code y} is where its letters stand. */
  void text(float x, float y, Style style, String text) throws IOException {
    content.beginText();
    content.newLineAtOffset(x * MM, (height - y) * MM);
    for (var run : lettering.runs(Lettering.plain(text), style.weight)) {
      content.setFont(run.font(), style.size);
      content.showText(run.text());
    }
    content.endText();
  }

  /** The same, ending at {@code x}. */
  void right(float x, float y, Style style, String text) throws IOException {
    text(x - width(style, text), y, style, text);
  }

  void centred(float x, float y, Style style, String text) throws IOException {
    text(x - width(style, text) / 2, y, style, text);
  }

  /** Lines below each other, the first of them at {@code y}; answers where one more would stand. */
  float block(float x, float y, float width, Style style, String text) throws IOException {
    return lines(x, y, style, wrapped(width, style, text));
  }

  /** The same, smaller where it would take more lines than that. */
  float fitted(float x, float y, float width, int lines, Style style, String text)
      throws IOException {
    var smaller = style;
    var wrapped = wrapped(width, style, text);
    while (wrapped.size() > lines && smaller.size > SMALLEST) {
      smaller = new Style(smaller.size - STEP, style.weight);
      wrapped = wrapped(width, smaller, text);
    }
    return lines(x, y, smaller, wrapped);
  }

  private float lines(float x, float y, Style style, List<String> lines) throws IOException {
    float at = y;
    for (var line : lines) {
      text(x, at, style, line);
      at += style.leading();
    }
    return at;
  }

  private List<String> wrapped(float width, Style style, String text) throws IOException {
    return Lines.of(Lettering.plain(text), width, part -> width(style, part));
  }

  void frame(float x, float y, float width, float height) throws IOException {
    content.setLineWidth(PEN * MM);
    content.addRect(x * MM, (this.height - y - height) * MM, width * MM, height * MM);
    content.stroke();
  }

  void rule(float x, float y, float width) throws IOException {
    content.setLineWidth(PEN * MM);
    content.moveTo(x * MM, (height - y) * MM);
    content.lineTo((x + width) * MM, (height - y) * MM);
    content.stroke();
  }

  /** Squares of so many millimetres. */
  void squares(float x, float y, float size, ByteMatrix matrix) throws IOException {
    for (int row = 0; row < matrix.getHeight(); row++) {
      for (int column = 0; column < matrix.getWidth(); column++) {
        int length = dark(matrix, row, column);
        if (length > 0) {
          content.addRect(
              (x + column * size) * MM,
              (height - y - (row + 1) * size) * MM,
              length * size * MM,
              size * MM);
          column += length;
        }
      }
    }
    content.fill();
  }

  /** So many in a row are dark: one rectangle, without gaps. */
  private static int dark(ByteMatrix matrix, int row, int column) {
    int end = column;
    while (end < matrix.getWidth() && matrix.get(end, row) == 1) {
      end++;
    }
    return end - column;
  }

  private float width(Style style, String text) throws IOException {
    return lettering.width(Lettering.plain(text), style.weight, style.size) * POINT;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
