package kenpo.checkup;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Results on a page, as people read them. */
final class ResultsOnPage {

  private static final Pattern ENTRY = Pattern.compile("(?s)<li class=\"result\">(.*?)</li>");

  private static final Pattern DETAILS = Pattern.compile("(?s)<details>.*?</details>");

  private ResultsOnPage() {}

  /** The words of each that are not folded away, in the order of the page. */
  static List<String> entries(String html) {
    return each(html).map(entry -> words(DETAILS.matcher(entry).replaceAll(" "))).toList();
  }

  /** Those that are. */
  static List<String> folded(String html) {
    return each(html)
        .map(entry -> DETAILS.matcher(entry).results().map(MatchResult::group).findFirst())
        .map(details -> words(details.orElse("")))
        .toList();
  }

  private static Stream<String> each(String html) {
    return ENTRY.matcher(html).results().map(entry -> entry.group(1));
  }

  /** All words of a page, without those of graphs. */
  static String all(String html) {
    return words(html.replaceAll("(?s)<svg.*?</svg>", " "));
  }

  private static String words(String html) {
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
