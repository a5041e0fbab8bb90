package kenpo.web;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.utility.StringUtil;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads templates as one language has them: what is the same on every page, texts without arguments
 * and addresses of assets, stands in them before they are parsed, and costs a page nothing.
 */
final class Typesetter extends ClassTemplateLoader {

  /** Where a page shows it, e.g. {@code ${t("login.title")}}. */
  private static final Pattern SHOWN = Pattern.compile("\\$\\{(t|asset|url)\\(\"([\\w./-]+)\"\\)}");

  /** Where a part of the page is handed it, e.g. {@code title=t("login.title")}. */
  private static final Pattern HANDED = Pattern.compile("\\b(t|asset)\\(\"([\\w./-]+)\"\\)");

  /** Where a template names another by its whole path: it means that in its own language. */
  private static final Pattern NAMED = Pattern.compile("(<#(?:import|include) \")/");

  /** Which one of a text's two languages a page shows, e.g. {@code name[site.lang]}. */
  private static final String CHOSEN = "[site.lang]";

  /** A mail's plain text must not be written as HTML. */
  private static final String PLAIN = "plainText";

  private final Messages messages;
  private final Assets assets;
  private final Language language;

  Typesetter(String folder, Messages messages, Assets assets, Language language) {
    super(Typesetter.class, "/" + folder);
    this.messages = messages;
    this.assets = assets;
    this.language = language;
  }

  /** Names begin with the language. */
  @Override
  protected URL getURL(String name) {
    var own = language.code() + "/";
    return name.startsWith(own) ? super.getURL(name.substring(own.length())) : null;
  }

  @Override
  public Reader getReader(Object source, String encoding) throws IOException {
    try (var template = super.getReader(source, encoding)) {
      return new StringReader(set(template.readAllAsString()));
    }
  }

  String set(String template) {
    var shown =
        template.contains(PLAIN)
            ? template
            : SHOWN.matcher(template).replaceAll(found -> literally(shown(found)));
    var handed = HANDED.matcher(shown).replaceAll(found -> literally(handed(found)));
    return NAMED
        .matcher(handed)
        .replaceAll("$1/" + language.code() + "/")
        .replace(CHOSEN, "." + language.code());
  }

  private String shown(MatchResult call) {
    return call.group(1).equals("url")
        ? "${prefix}" + call.group(2)
        // A brace might begin an instruction.
        : HTMLOutputFormat.INSTANCE.escapePlainText(value(call)).replace("{", "&#123;");
  }

  private String handed(MatchResult call) {
    return StringUtil.ftlQuote(value(call));
  }

  private String value(MatchResult call) {
    var name = call.group(2);
    return call.group(1).equals("t") ? messages.text(language, name) : assets.path(name);
  }

  private static String literally(String text) {
    return Matcher.quoteReplacement(text);
  }
}
