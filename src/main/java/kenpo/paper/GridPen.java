package kenpo.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/**
 * Writes one table. Its titles come again on each page; they are read aloud once. A row stays
 * together, but one that is longer than a page.
 */
final class GridPen {

  private static final float GREY = 0.93f;

  /** Of a first row that is longer than a page: titles never stand alone at the end of one. */
  private static final float KEPT = 60;

  /** Lines of titles: some third of a page, as they come again on each. */
  private static final int TITLES = 20;

  private final Flow flow;
  private final Tags tags;
  private final Grid grid;
  private final PDStructureElement table;
  private final Row titles;

  GridPen(Flow flow, Tags tags, Grid grid) throws IOException {
    this.flow = flow;
    this.tags = tags;
    this.grid = grid;
    this.table = tags.element(tags.all(), StandardStructureTypes.TABLE);
    this.titles = row(grid.titles(), Weight.BOLD).shortTo(TITLES);
  }

  void write() throws IOException {
    float first = grid.rows().isEmpty() ? 0 : row(grid.rows().getFirst()).height();
    flow.need(titles.height() + (fitsOnAPage(first) ? first : KEPT));
    draw(titles, titleElements(), true);
    for (var cells : grid.rows()) {
      write(row(cells), elements());
    }
  }

  private void write(Row row, List<PDStructureElement> elements) throws IOException {
    if (row.height() > flow.room() && fitsOnAPage(row.height())) {
      turn();
    }
    var rest = row;
    while (rest.height() > flow.room()) {
      int fits = Math.max(1, (int) ((flow.room() - 2 * Row.PAD) / Row.LINE));
      draw(rest.first(fits), elements, false);
      rest = rest.from(fits);
      turn();
    }
    draw(rest, elements, false);
  }

  private boolean fitsOnAPage(float row) {
    return row < Flow.HEIGHT - titles.height();
  }

  private void turn() throws IOException {
    flow.turn();
    draw(titles, List.of(), true);
  }

  private Row row(List<String> cells) throws IOException {
    return row(cells, Weight.REGULAR);
  }

  private Row row(List<String> cells, Weight weight) throws IOException {
    var lines = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i++) {
      lines.add(flow.wrapped(cells.get(i), width(i) - 2 * Row.PAD, weight, Row.SIZE));
    }
    return new Row(lines, weight);
  }

  private float width(int column) {
    return grid.columns().get(column).share() * Flow.WIDTH;
  }

  private List<PDStructureElement> titleElements() {
    var row = tags.element(table, StandardStructureTypes.TR);
    return grid.columns().stream().map(it -> header(row, "Column")).toList();
  }

  private List<PDStructureElement> elements() {
    var row = tags.element(table, StandardStructureTypes.TR);
    return IntStream.range(0, grid.columns().size())
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
  private void draw(Row row, List<PDStructureElement> elements, boolean shaded) throws IOException {
    ground(row, shaded);
    var page = flow.page();
    float x = Flow.LEFT;
    for (int i = 0; i < row.cells().size(); i++) {
      if (elements.isEmpty()) {
        page.beginUnread();
      } else {
        page.begin(tags, elements.get(i));
      }
      cell(x + Row.PAD, row.cells().get(i), row.weight());
      page.end();
      x += width(i);
    }
    flow.down(row.height());
  }

  private void ground(Row row, boolean shaded) throws IOException {
    var page = flow.page();
    float foot = flow.y() - row.height();
    page.beginUnread();
    if (shaded) {
      page.ground(Flow.LEFT, foot, Flow.WIDTH, row.height(), GREY);
    }
    page.rule(Flow.LEFT, foot, Flow.WIDTH);
    page.end();
  }

  private void cell(float x, List<String> lines, Weight weight) throws IOException {
    float at = flow.y() - Row.PAD - Row.SIZE * Flow.STANDS;
    for (var line : lines) {
      flow.page().text(x, at, weight, Row.SIZE, line);
      at -= Row.LINE;
    }
  }
}
