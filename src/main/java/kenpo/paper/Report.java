package kenpo.paper;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import kenpo.chart.Drawing;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document of A4 pages for people who read it, and for those who have it read to them: headings,
 * texts, tables and charts, each tagged as such. It is in memory only, never in a temporary file.
 */
public final class Report implements Closeable {

  private static final float FOOT = 32;
  private static final float TEXT = 9.5f;
  private static final float SMALL = 8;
  private static final float GAP = 3;
  private static final float[] HEADINGS = {18, 13, 11};

  /** A heading never stands alone at the end of a page. */
  private static final float KEPT = 80;

  private final PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
  private final Tags tags = new Tags(document);
  private final Lettering lettering;
  private final Flow flow;
  private final String foot;

  /**
   * @param language of all texts, e.g. {@code ja}
   * @param foot at the foot of each page, beside its number
   */
  public Report(Typefaces typefaces, String title, String language, String foot)
      throws IOException {
    this.lettering = new Lettering(document, typefaces);
    this.flow = new Flow(document, tags, lettering);
    this.foot = Lettering.plain(foot);
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage(language);
    var viewing = new PDViewerPreferences(new COSDictionary());
    viewing.setDisplayDocTitle(true);
    catalog.setViewerPreferences(viewing);
    document.getDocumentInformation().setTitle(title);
    heading(1, title);
  }

  /** {@code level}: from 1 to 3. */
  public void heading(int level, String text) throws IOException {
    float size = HEADINGS[level - 1];
    flow.down(size / 2);
    flow.need(size * Flow.LEADING + KEPT);
    block(element(StandardStructureTypes.H + level), text, Weight.BOLD, size);
  }

  public void paragraph(String text) throws IOException {
    block(element(StandardStructureTypes.P), text, Weight.REGULAR, TEXT);
  }

  private PDStructureElement element(String type) {
    return tags.element(tags.all(), type);
  }

  private void block(PDStructureElement element, String text, Weight weight, float size)
      throws IOException {
    for (var line : flow.wrapped(text, Flow.WIDTH, weight, size)) {
      flow.need(size * Flow.LEADING);
      flow.page().begin(tags, element);
      flow.page().text(Flow.LEFT, flow.y() - size * Flow.STANDS, weight, size, line);
      flow.page().end();
      flow.down(size * Flow.LEADING);
    }
    flow.down(GAP);
  }

  public void table(Grid grid) throws IOException {
    new GridPen(flow, tags, grid).write();
    flow.down(TEXT);
  }

  /** A chart, as wide as the text; who can't see it is told its title and its description. */
  public void figure(Drawing drawing) throws IOException {
    float scale = Flow.WIDTH / (float) drawing.width();
    float height = (float) drawing.height() * scale;
    flow.need(height);
    var figure = element(StandardStructureTypes.Figure);
    figure.setAlternateDescription(drawing.title() + " " + drawing.description());
    var place = new PDLayoutAttributeObject();
    place.setBBox(new PDRectangle(Flow.LEFT, flow.y() - height, Flow.WIDTH, height));
    figure.addAttribute(place);
    flow.page().begin(tags, figure);
    new ChartPen(flow.page(), Flow.LEFT, flow.y(), scale).draw(drawing);
    flow.page().end();
    flow.down(height + TEXT);
  }

  /** The whole file; nothing can be added to it then. */
  public byte[] bytes() throws IOException {
    flow.close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      try (var page = Page.again(document, lettering, document.getPage(i))) {
        foot(page, (i + 1) + " / " + pages);
      }
    }
    tags.finish();
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private void foot(Page page, String number) throws IOException {
    page.beginUnread();
    page.text(Flow.LEFT, FOOT, Weight.REGULAR, SMALL, foot);
    float end = Flow.LEFT + Flow.WIDTH - page.width(number, SMALL);
    page.text(end, FOOT, Weight.REGULAR, SMALL, number);
    page.end();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
