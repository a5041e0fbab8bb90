package kenpo.loadtest;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A page as it came, with what a browser sends along from its forms. */
public record Page(String html) {

  private static final Pattern FORM =
      Pattern.compile("<form [^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"[^>]*>");

  public boolean says(String text) {
    return html.contains(text);
  }

  /** Hidden fields of the form that leads there; empty when the page has no such form. */
  public Optional<Map<String, String>> formTo(String path) {
    return FORM.matcher(html)
        .results()
        .filter(form -> form.group(1).equals(path))
        .map(form -> hidden(form.group(2)))
        .findFirst();
  }

  /** Where its challenge is fetched, if it has one. */
  public Optional<String> challenge() {
    return CHALLENGE
        .matcher(html)
        .results()
        .map(it -> it.group(1).replace("&amp;", "&"))
        .findFirst();
  }

  private static Map<String, String> hidden(String form) {
    return HIDDEN
        .matcher(form)
        .results()
        .collect(toMap(field -> field.group(1), field -> field.group(2)));
  }
}
