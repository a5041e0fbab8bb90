package kenpo.roster.file;

import java.util.Arrays;
import java.util.List;
import kenpo.society.RosterColumn;
import kenpo.society.RosterFormat;
import kenpo.table.TableRow;
import kenpo.table.TableTitle;

/** Where each column stands in a roster file. */
final class RosterHeader {

  private static final int NOWHERE = -1;

  private final int[] places = new int[RosterColumn.values().length];
  private final RosterFormat format;
  private final int width;

  private RosterHeader(RosterFormat format, int width) {
    this.format = format;
    this.width = width;
    Arrays.fill(places, NOWHERE);
  }

  /** Reads the row of titles; what is wrong with it goes into the list. */
  static RosterHeader read(RosterFormat format, TableRow titles, List<Problem> problems) {
    var header = new RosterHeader(format, titles.width());
    if (titles.fields().stream().allMatch(title -> format.column(title).isEmpty())) {
      problems.add(Problem.of(titles.line(), "", "header.none"));
      return header;
    }
    for (int place = 0; place < titles.width(); place++) {
      header.take(titles.line(), titles.field(place), place, problems);
    }
    Arrays.stream(RosterColumn.values())
        .filter(column -> column.required() && !header.has(column))
        .map(column -> Problem.of(titles.line(), header.title(column), "header.missing"))
        .forEach(problems::add);
    return header;
  }

  int width() {
    return width;
  }

  boolean has(RosterColumn column) {
    return places[column.ordinal()] != NOWHERE;
  }

  /** Only for a column that the file has. */
  int place(RosterColumn column) {
    return places[column.ordinal()];
  }

  /** What the file calls a column. */
  String title(RosterColumn column) {
    return format.titles().get(column);
  }

  private void take(long line, String title, int place, List<Problem> problems) {
    var column = format.column(title);
    if (title.isEmpty()) {
      problems.add(Problem.of(line, "", "header.blank", Integer.toString(place + 1)));
    } else if (column.isEmpty() && !format.ignores(title)) {
      problems.add(Problem.of(line, TableTitle.shown(title), "header.unknown"));
    } else if (column.isPresent() && has(column.get())) {
      problems.add(Problem.of(line, title(column.get()), "header.twice"));
    } else {
      column.ifPresent(found -> places[found.ordinal()] = place);
    }
  }
}
