package kenpo.loadtest.bare;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A page's template and values, cut out of the finished page: filled in, it is that page again. */
record Cutout(String template, Map<String, String> values) {

  /** What the portal's templates fill in: addresses, tokens, and texts between tags. */
  private static final Pattern FILLED_IN =
      Pattern.compile(
          "(?<=(?:href|src|action|value|content)=\")[^\"<>]+(?=\")|(?<=>)[^<>]*[^<>\\s][^<>]*(?=<)");

  static Cutout of(String page) {
    var values = new HashMap<String, String>();
    var template =
        FILLED_IN
            .matcher(page)
            .replaceAll(
                found -> {
                  var name = "v" + values.size();
                  values.put(name, unescaped(found.group()));
                  return "\\${" + name + "}";
                });
    return new Cutout(template, Map.copyOf(values));
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
