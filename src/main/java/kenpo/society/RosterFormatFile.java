package kenpo.society;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kenpo.config.Section;

/** Reads {@code roster} of a society's file. */
final class RosterFormatFile {

  private static final Pattern TITLE = Pattern.compile("[^\\s,\"](?:[^\\n\\r,\"]{0,58}[^\\s,\"])?");
  private static final String ALLOWED =
      "a title of up to 60 characters without commas, quotes and blanks around it";

  private RosterFormatFile() {}

  static RosterFormat read(List<String> insurerNumbers, Section s) {
    var titles = new EnumMap<RosterColumn, String>(RosterColumn.class);
    var taken = new HashSet<String>();
    var columns = s.section("columns");
    for (var column : RosterColumn.values()) {
      var title = columns.text(column.title(), TITLE, ALLOWED);
      titles.put(column, title);
      if (!title.isEmpty() && !taken.add(RosterFormat.plain(title))) {
        columns.refuse(column.title(), title, "a title that no other column has");
      }
    }
    return new RosterFormat(Set.copyOf(insurerNumbers), titles, ignored(s, taken));
  }

  private static Set<String> ignored(Section s, Set<String> taken) {
    Predicate<String> isTitle = TITLE.asMatchPredicate();
    var titles = new ArrayList<>(s.texts("ignoredColumns", isTitle, ALLOWED));
    titles.stream()
        .filter(title -> taken.contains(RosterFormat.plain(title)))
        .forEach(title -> s.refuse("ignoredColumns", title, "titles of columns that aren't read"));
    return Set.copyOf(titles);
  }
}
