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

/** A sheet of A4 that is being written, in points from its lower left corner. */
final class Page implements Closeable {

  static final PDRectangle SIZE = PDRectangle.A4;

  private static final float PEN = 0.5f;

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

  @Override
  public void close() throws IOException {
    content.close();
  }
}
