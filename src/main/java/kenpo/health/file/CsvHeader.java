package kenpo.health.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.health.ItemCode;
import kenpo.table.TableRow;
import kenpo.table.TableTitle;

/**
 * What the first row of a CSV file says: where each column stands, and, of a file of checkups,
 * whether a row is one item of a checkup (long form: there is a column of item codes) or a whole
 * one (wide form: each item has columns of its own, {@code 9N001000000000001} or {@code
 * 9N001000000000001:状態}).
 */
final class CsvHeader {

  private static final Pattern ITEM_TITLE =
      Pattern.compile("([0-9A-Z]{17})(?:[ 　][^:：]*)?(?:[:：](.+))?");

  private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
  private final Map<ItemCode, Map<CsvColumn, Integer>> items = new LinkedHashMap<>();
  private final CsvForm form;
  private final int width;

  private CsvHeader(CsvForm form, int width) {
    this.form = form;
    this.width = width;
  }

  /** What is wrong with the titles refuses the file. */
  static CsvHeader read(CsvForm form, TableRow titles) throws Unreadable {
    var problems = new ArrayList<Problem>();
    var header = new CsvHeader(form, titles.width());
    if (titles.fields().stream().noneMatch(title -> form.column(title).isPresent())) {
      throw new Unreadable(List.of(Problem.row(titles.line(), "", "header.none")));
    }
    for (int place = 0; place < titles.width(); place++) {
      header.take(titles.line(), titles.field(place), place, problems);
    }
    header.requireColumns(titles.line(), problems);
    if (!problems.isEmpty()) {
      throw new Unreadable(problems);
    }
    return header;
  }

  CsvForm form() {
    return form;
  }

  int width() {
    return width;
  }

  boolean isLong() {
    return places.containsKey(CsvColumn.ITEM);
  }

  /** Items that have columns of their own, in the order of the file. */
  Iterable<Map.Entry<ItemCode, Map<CsvColumn, Integer>>> items() {
    return items.entrySet();
  }

  Optional<Integer> place(CsvColumn column) {
    return Optional.ofNullable(places.get(column));
  }

  private void take(long line, String title, int place, List<Problem> problems) {
    if (title.isEmpty()) {
      problems.add(Problem.row(line, "", "header.blank", Integer.toString(place + 1)));
      return;
    }
    var item = ITEM_TITLE.matcher(title);
    boolean ofItem = form.hasItems() && item.matches();
    var where = ofItem ? ofItem(new ItemCode(item.group(1))) : places;
    var column =
        ofItem
            ? item.group(2) == null ? Optional.of(CsvColumn.VALUE) : ofPart(item.group(2))
            : form.column(title);
    if (column.isEmpty()) {
      problems.add(Problem.row(line, TableTitle.shown(title), "header.unknown"));
    } else if (where.putIfAbsent(column.get(), place) != null) {
      problems.add(Problem.row(line, TableTitle.shown(title), "header.twice"));
    }
  }

  private Map<CsvColumn, Integer> ofItem(ItemCode item) {
    return items.computeIfAbsent(item, it -> new EnumMap<>(CsvColumn.class));
  }

  private Optional<CsvColumn> ofPart(String title) {
    return form.column(title).filter(column -> column.isOfItem() && column != CsvColumn.ITEM);
  }

  private void requireColumns(long line, List<Problem> problems) {
    for (var column : form.required()) {
      if (!places.containsKey(column)) {
        problems.add(Problem.row(line, column.title(), "header.missing"));
      }
    }
    if (form.hasItems() && isLong() == !items.isEmpty()) {
      problems.add(Problem.row(line, "", isLong() ? "header.both-forms" : "header.no-items"));
    }
    boolean loose = places.keySet().stream().anyMatch(column -> column.isOfItem() && !isLong());
    if (loose) {
      problems.add(Problem.row(line, "", "header.item-column"));
    }
  }
}
