package kenpo.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where each column stands in a roster file. */
record RosterHeader(Map<RosterColumn, Integer> places, int width) {

  /** Reads the first line; what is wrong with it goes into the list. */
  static RosterHeader read(List<String> titles, List<Problem> problems) {
    var places = new EnumMap<RosterColumn, Integer>(RosterColumn.class);
    for (int i = 0; i < titles.size(); i++) {
      var title = Normalizer.normalize(titles.get(i), Normalizer.Form.NFKC).strip();
      int place = i;
      RosterColumn.of(title)
          .ifPresentOrElse(
              column -> {
                if (places.put(column, place) != null) {
                  problems.add(Problem.of(1, title, "header.twice"));
                }
              },
              () -> problems.add(Problem.of(1, title, "header.unknown")));
    }
    for (var column : missing(places)) {
      problems.add(Problem.of(1, column.title(), "header.missing"));
    }
    return new RosterHeader(places, titles.size());
  }

  private static List<RosterColumn> missing(Map<RosterColumn, Integer> places) {
    var missing = new ArrayList<RosterColumn>();
    for (var column : RosterColumn.values()) {
      if (column.required() && !places.containsKey(column)) {
        missing.add(column);
      }
    }
    return missing;
  }
}
