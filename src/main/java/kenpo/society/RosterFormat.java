package kenpo.society;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a society's own system writes its roster.
 *
 * @param insurerNumbers the society's; a row with any other is refused
 * @param titles what the header calls each column
 * @param ignored titles of columns that may be there and aren't read
 */
public record RosterFormat(
    Set<String> insurerNumbers, Map<RosterColumn, String> titles, Set<String> ignored) {

  /** The format of docs/import-formats.md, unchanged. */
  public static RosterFormat of(Collection<String> insurerNumbers) {
    var titles = new EnumMap<RosterColumn, String>(RosterColumn.class);
    Arrays.stream(RosterColumn.values()).forEach(column -> titles.put(column, column.title()));
    return new RosterFormat(Set.copyOf(insurerNumbers), titles, Set.of());
  }

  /** The column that a header means by a title, in whatever width. */
  public Optional<RosterColumn> column(String title) {
    return titles.entrySet().stream()
        .filter(named -> plain(named.getValue()).equals(plain(title)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public boolean ignores(String title) {
    return ignored.stream().anyMatch(name -> plain(name).equals(plain(title)));
  }

  static String plain(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKC).strip();
  }
}
