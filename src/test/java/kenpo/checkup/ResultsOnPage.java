package kenpo.checkup;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Results on a page, as people read them. */
final class ResultsOnPage {

  private static final Pattern ENTRY = Pattern.compile("(?s)<li class=\"result\">(.*?)</li>");

  private static final Pattern NAME =
      Pattern.compile("(?s)<h3 class=\"result-name\"[^>]*>(.*?)</h3>");

  private static final Pattern VALUE =
      Pattern.compile("(?s)<p class=\"result-value[^>]*>(.*?)</p>");

  private static final Pattern PART = Pattern.compile("(?s)<div>(.*?)</div>");

  private static final Pattern DETAILS = Pattern.compile("(?s)<details>.*?</details>");

  private static final Pattern ROW =
      Pattern.compile("(?s)<tr[^>]*>\\s*((?:<th scope=\"row\"|<td).*?)</tr>");

  private static final Pattern CELL = Pattern.compile("(?s)<t[hd][^>]*>(.*?)</t[hd]>");

  private ResultsOnPage() {}

  /** The words of each that are not folded away, in the order of the page. */
  static List<String> entries(String html) {
    return each(html).map(entry -> words(DETAILS.matcher(entry).replaceAll(" "))).toList();
  }

  /** What each is called, and what stands where its value does. */
  static List<String> values(String html) {
    return each(html).map(entry -> first(NAME, entry) + ": " + first(VALUE, entry)).toList();
  }

  private static String first(Pattern pattern, String entry) {
    return words(pattern.matcher(entry).results().findFirst().orElseThrow().group(1));
  }

  /** Those that are. */
  static List<String> folded(String html) {
    return each(html)
        .map(entry -> DETAILS.matcher(entry).results().map(MatchResult::group).findFirst())
        .map(details -> words(details.orElse("")))
        .toList();
  }

  /** Of all tables: what each row is, and the words of its cells. */
  static List<List<String>> rows(String html) {
    return cells(html).map(cells -> cells.stream().map(ResultsOnPage::words).toList()).toList();
  }

  /** The same of what stands in each cell one below the other. */
  static List<List<List<String>>> parts(String html) {
    return cells(html).map(cells -> cells.stream().map(ResultsOnPage::parted).toList()).toList();
  }

  private static List<String> parted(String cell) {
    var parts = PART.matcher(cell).results().map(it -> words(it.group(1))).toList();
    return parts.isEmpty() ? List.of(words(cell)) : parts;
  }

  private static Stream<List<String>> cells(String html) {
    return ROW.matcher(html)
        .results()
        .map(row -> CELL.matcher(row.group(1)).results().map(it -> it.group(1)).toList());
  }

  private static Stream<String> each(String html) {
    return ENTRY.matcher(html).results().map(entry -> entry.group(1));
  }

  /** All words of a page, without those of graphs. */
  static String all(String html) {
    return words(html.replaceAll("(?s)<svg.*?</svg>", " "));
  }

  static String words(String html) {
    return html.replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
