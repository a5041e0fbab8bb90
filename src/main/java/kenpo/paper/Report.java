package kenpo.paper;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document of A4 pages for people who read it, and for those who have it read to them: headings,
 * texts and tables, each tagged as such; titles of a table come again on each page. It is in memory
 * only, never in a temporary file.
 */
public final class Report implements Closeable {

  private static final float MARGIN = 48;
  private static final float BOTTOM = 60;
  private static final float FOOT = 32;
  private static final float WIDTH = Page.SIZE.getWidth() - 2 * MARGIN;
  private static final float TOP = Page.SIZE.getHeight() - MARGIN;

  /** Between two lines of a text, and from its upper edge to where letters stand, in its size. */
  private static final float LEADING = 1.5f;

  private static final float STANDS = 1.1f;

  private static final float TEXT = 9.5f;
  private static final float SMALL = 8;
  private static final float PAD = 3;
  private static final float GREY = 0.93f;

  private static final float[] HEADINGS = {18, 13, 11};

  /** A heading never stands alone at the end of a page. */
  private static final float KEPT_TOGETHER = 60;

  private final PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
  private final Tags tags = new Tags(document);
  private final Lettering lettering;
  private final String foot;
  private Page page;
  private float y;

  /**
   * @param language of all texts, e.g. {@code ja}
   * @param foot at the foot of each page, beside its number
   */
  public Report(Typefaces typefaces, String title, String language, String foot)
      throws IOException {
    this.lettering = new Lettering(document, typefaces);
    this.foot = Lettering.plain(foot);
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage(language);
    var viewing = new PDViewerPreferences(new COSDictionary());
    viewing.setDisplayDocTitle(true);
    catalog.setViewerPreferences(viewing);
    document.getDocumentInformation().setTitle(title);
    turn();
    heading(1, title);
  }

  private void turn() throws IOException {
    if (page != null) {
      page.close();
    }
    page = Page.added(document, lettering, tags);
    y = TOP;
  }

  private void need(float height) throws IOException {
    if (y - height < BOTTOM) {
      turn();
    }
  }

  /** {@code level}: from 1 to 3. */
  public void heading(int level, String text) throws IOException {
    float size = HEADINGS[level - 1];
    y -= size / 2;
    need(size * LEADING + KEPT_TOGETHER);
    block(element(StandardStructureTypes.H + level), text, Weight.BOLD, size);
    y -= PAD;
  }

  public void paragraph(String text) throws IOException {
    block(element(StandardStructureTypes.P), text, Weight.REGULAR, TEXT);
    y -= PAD;
  }

  private PDStructureElement element(String type) {
    return tags.element(tags.all(), type);
  }

  private void block(PDStructureElement element, String text, Weight weight, float size)
      throws IOException {
    for (var line : wrapped(text, WIDTH, weight, size)) {
      need(size * LEADING);
      page.begin(tags, element);
      page.text(MARGIN, y - size * STANDS, weight, size, line);
      page.end();
      y -= size * LEADING;
    }
  }

  private List<String> wrapped(String text, float width, Weight weight, float size)
      throws IOException {
    var lines = new ArrayList<String>();
    for (var part : text.split("\\R")) {
      lines.addAll(Lines.of(Lettering.plain(part), width, it -> lettering.width(it, weight, size)));
    }
    return lines;
  }

  public void table(Grid grid) throws IOException {
    var table = element(StandardStructureTypes.TABLE);
    var titles = row(grid, grid.titles(), Weight.BOLD);
    var first = grid.rows().isEmpty() ? titles : row(grid, grid.rows().getFirst());
    need(titles.height() + Math.min(first.height(), KEPT_TOGETHER));
    draw(grid, titles, titleElements(table, grid), true);
    for (var cells : grid.rows()) {
      var row = row(grid, cells);
      var elements = elements(table, cells.size());
      if (y - row.height() < BOTTOM && row.height() < TOP - BOTTOM - titles.height()) {
        turnWithin(grid, titles);
      }
      while (y - row.height() < BOTTOM) {
        int fits = Math.max(1, (int) ((y - BOTTOM - 2 * PAD) / (SMALL * LEADING)));
        draw(grid, row.first(fits), elements, false);
        row = row.from(fits);
        turnWithin(grid, titles);
      }
      draw(grid, row, elements, false);
    }
    y -= TEXT;
  }

  /** The titles again, which have been read already. */
  private void turnWithin(Grid grid, Row titles) throws IOException {
    turn();
    draw(grid, titles, List.of(), true);
  }

  /** The lines of each cell. */
  private record Row(List<List<String>> cells, Weight weight) {

    float height() {
      int most = cells.stream().mapToInt(List::size).max().orElse(0);
      return most * SMALL * LEADING + 2 * PAD;
    }

    Row first(int lines) {
      return new Row(
          cells.stream().map(it -> it.subList(0, Math.min(lines, it.size()))).toList(), weight);
    }

    Row from(int lines) {
      return new Row(
          cells.stream().map(it -> it.subList(Math.min(lines, it.size()), it.size())).toList(),
          weight);
    }
  }

  private Row row(Grid grid, List<String> cells) throws IOException {
    return row(grid, cells, Weight.REGULAR);
  }

  private Row row(Grid grid, List<String> cells, Weight weight) throws IOException {
    var lines = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i++) {
      float width = grid.columns().get(i).share() * WIDTH - 2 * PAD;
      lines.add(wrapped(cells.get(i), width, weight, SMALL));
    }
    return new Row(lines, weight);
  }

  private List<PDStructureElement> titleElements(PDStructureElement table, Grid grid) {
    var row = tags.element(table, StandardStructureTypes.TR);
    return grid.columns().stream().map(it -> header(row, "Column")).toList();
  }

  private List<PDStructureElement> elements(PDStructureElement table, int cells) {
    var row = tags.element(table, StandardStructureTypes.TR);
    return IntStream.range(0, cells)
        .mapToObj(i -> i == 0 ? header(row, "Row") : tags.element(row, StandardStructureTypes.TD))
        .toList();
  }

  private PDStructureElement header(PDStructureElement row, String scope) {
    var header = tags.element(row, StandardStructureTypes.TH);
    var attributes = new PDTableAttributeObject();
    attributes.setScope(scope);
    header.addAttribute(attributes);
    return header;
  }

  /** {@code elements}: of the cells; none where it is not to be read. */
  private void draw(Grid grid, Row row, List<PDStructureElement> elements, boolean shaded)
      throws IOException {
    page.beginUnread();
    if (shaded) {
      page.ground(MARGIN, y - row.height(), WIDTH, row.height(), GREY);
    }
    page.rule(MARGIN, y - row.height(), WIDTH);
    page.end();
    float x = MARGIN;
    for (int i = 0; i < row.cells().size(); i++) {
      if (elements.isEmpty()) {
        page.beginUnread();
      } else {
        page.begin(tags, elements.get(i));
      }
      cell(x + PAD, row.cells().get(i), row.weight());
      page.end();
      x += grid.columns().get(i).share() * WIDTH;
    }
    y -= row.height();
  }

  private void cell(float x, List<String> lines, Weight weight) throws IOException {
    float at = y - PAD - SMALL * STANDS;
    for (var line : lines) {
      page.text(x, at, weight, SMALL, line);
      at -= SMALL * LEADING;
    }
  }

  /** The whole file; nothing can be added to it then. */
  public byte[] bytes() throws IOException {
    page.close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      try (var again = Page.again(document, lettering, document.getPage(i))) {
        foot(again, (i + 1) + " / " + pages);
      }
    }
    tags.finish();
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private void foot(Page page, String number) throws IOException {
    page.beginUnread();
    page.text(MARGIN, FOOT, Weight.REGULAR, SMALL, foot);
    float width = lettering.width(number, Weight.REGULAR, SMALL);
    page.text(MARGIN + WIDTH - width, FOOT, Weight.REGULAR, SMALL, number);
    page.end();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
