package kenpo.paper;

import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A sheet of A4 that is being written, in points from its lower left corner. */
final class Page implements Closeable {

  static final PDRectangle SIZE = PDRectangle.A4;

  private static final float PEN = 0.5f;
  private static final float HALO = 2.5f;

  /** How lines turn, as PDF counts it. */
  private static final int MITRED = 0;

  private static final int ROUND = 1;

  private final Lettering lettering;
  private final PDPage page;
  private final PDPageContentStream content;

  private Page(Lettering lettering, PDPage page, PDPageContentStream content) {
    this.lettering = lettering;
    this.page = page;
    this.content = content;
  }

  static Page added(PDDocument document, Lettering lettering, Tags tags) throws IOException {
    var page = new PDPage(SIZE);
    // By keyboard one goes from thing to thing in the order of the tags.
    page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
    document.addPage(page);
    tags.begin(page);
    return new Page(lettering, page, new PDPageContentStream(document, page));
  }

  /** One that has been written, for what stands around it. */
  static Page again(PDDocument document, Lettering lettering, PDPage page) throws IOException {
    var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
    return new Page(lettering, page, content);
  }

  /** What is drawn until {@link #end} belongs to that element. */
  void begin(Tags tags, PDStructureElement element) throws IOException {
    content.beginMarkedContent(
        COSName.getPDFName(element.getStructureType()), tags.piece(element, page));
  }

  /** What is drawn until {@link #end} is not read aloud. */
  void beginUnread() throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
  }

  void end() throws IOException {
    content.endMarkedContent();
  }

  /** {@code text}: as {@link Lettering#plain} made it. */
  void text(float x, float y, Weight weight, float size, String text) throws IOException {
    content.beginText();
    content.newLineAtOffset(x, y);
    for (var run : lettering.runs(text, weight)) {
      content.setFont(run.font(), size);
      content.showText(run.text());
    }
    content.endText();
  }

  /** The same, legible on whatever is behind it. */
  void textWithHalo(float x, float y, float size, String text) throws IOException {
    content.setLineWidth(HALO);
    content.setStrokingColor(1f);
    content.setLineJoinStyle(ROUND);
    content.setRenderingMode(RenderingMode.STROKE);
    text(x, y, Weight.REGULAR, size, text);
    content.setLineJoinStyle(MITRED);
    content.setStrokingColor(0f);
    content.setRenderingMode(RenderingMode.FILL);
    text(x, y, Weight.REGULAR, size, text);
  }

  /** Something filled, light enough for letters on it. */
  void ground(float x, float y, float width, float height, float grey) throws IOException {
    content.setNonStrokingColor(grey);
    content.addRect(x, y, width, height);
    content.fill();
    content.setNonStrokingColor(0f);
  }

  void rule(float x, float y, float width) throws IOException {
    content.setLineWidth(PEN);
    content.moveTo(x, y);
    content.lineTo(x + width, y);
    content.stroke();
  }

  /**
   * A line from point to point.
   *
   * @param dashes drawn and left out, by turns; empty: drawn throughout
   */
  void line(float[][] points, float pen, float grey, float[] dashes) throws IOException {
    content.setLineWidth(pen);
    content.setStrokingColor(grey);
    content.setLineDashPattern(dashes, 0);
    path(points);
    content.stroke();
    content.setStrokingColor(0f);
    content.setLineDashPattern(new float[0], 0);
  }

  /** Closed, with a black edge. */
  void shape(float[][] points, float pen, float grey) throws IOException {
    content.setLineWidth(pen);
    content.setNonStrokingColor(grey);
    path(points);
    content.closeAndFillAndStroke();
    content.setNonStrokingColor(0f);
  }

  private void path(float[][] points) throws IOException {
    content.moveTo(points[0][0], points[0][1]);
    for (float[] point : points) {
      content.lineTo(point[0], point[1]);
    }
  }

  /** {@code text}: as {@link Lettering#plain} made it. */
  float width(String text, float size) throws IOException {
    return lettering.width(text, Weight.REGULAR, size);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
