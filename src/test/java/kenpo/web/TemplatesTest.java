package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateMethodModelEx;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template, and the parts that all pages are made of. */
class TemplatesTest {

  static final Path TEMPLATES = Path.of("src/main/resources/templates");

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\sstyle=|<script(?! type=\"module\""
              + " src=)|\\son[a-z]+=|javascript:|placeholder|disabled|readonly"
              + "|\\?no_esc|noautoesc|保険証");

  private static final Vertx VERTX = Vertx.vertx();
  private static final Templates TEMPLATE = new Templates(VERTX, Messages.all(), Assets.load());

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  private static final View.Errors NONE = new View.Errors(List.of());

  static Stream<Path> templates() throws IOException {
    return files(TEMPLATES, ".ftlh");
  }

  static Stream<Path> files(Path folder, String ending) throws IOException {
    return Files.walk(folder).filter(file -> file.toString().endsWith(ending)).sorted();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void nothingInlineAndNothingSwitchedOff(Path template) throws IOException {
    assertThat(Files.readString(template)).doesNotContainPattern(FORBIDDEN);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void onlyMailsCarryAStyleSheetOfTheirOwn(Path template) throws IOException {
    assertThat(Files.readString(template).contains("<style"))
        .isEqualTo(template.endsWith("parts/mail.ftlh"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateParses(Path template) throws IOException {
    var text = Files.readString(template);
    var freemarker = new Configuration(Configuration.VERSION_2_3_34);
    freemarker.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
    assertThatCode(() -> new Template(template.toString(), text, freemarker))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsParsedOnceAndNotForEachPage(Path template) {
    var name = TEMPLATES.relativize(template).toString();
    var language = Language.JA;
    assertThat(TEMPLATE.parsed(language, name)).isSameAs(TEMPLATE.parsed(language, name));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyOpenPageIsShown(Language language) throws IOException {
    var pages =
        files(TEMPLATES.resolve("information"), ".ftlh")
            .map(file -> TEMPLATES.relativize(file).toString())
            .filter(name -> !name.startsWith("information/contact"))
            .filter(name -> !name.endsWith(language.other().code() + ".ftlh"))
            .toList();
    assertThat(pages).hasSize(13);
    for (var name : pages) {
      var page =
          Map.of(
              "version",
              "1",
              "effective",
              "today",
              "mailDomain",
              "a.example",
              "entries",
              List.of(),
              "societies",
              List.of());
      assertThat(render(name, language, page, NONE))
          .contains("<html lang=\"" + language.code() + "\">")
          .containsOnlyOnce("<h1>")
          .doesNotContain("${", "<#", "<@");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyStatusHasAKindPage(Language language) {
    for (int status : new int[] {400, 403, 404, 405, 408, 413, 414, 415, 429, 431, 500, 501, 503}) {
      var page = new ErrorPages.ErrorPage(status, "abc");
      assertThat(render("error/error.ftlh", language, page, NONE))
          .contains("abc")
          .containsOnlyOnce("<h1>");
    }
    assertThat(render("error/maintenance.ftlh", language, Map.of("until", "6:00"), NONE))
        .contains("6:00");
  }

  @Test
  void aRightFormSaysNothingOfErrors() {
    var html = render("web/fields.ftlh", Language.EN, Map.of(), NONE);
    assertThat(html)
        .contains("<title>Fields | ")
        .contains("value=\"&lt;b&gt;&quot;@\"")
        .contains("aria-describedby=\"email-hint\"")
        .contains("name=\"csrf\" value=\"token\"")
        .contains("action=\"/s/aoba/fields\" novalidate")
        .contains("aria-current=\"step\"")
        .doesNotContain("aria-invalid", "error-summary\" tabindex", "error-text");
  }

  @Test
  void aWrongFieldIsToldInTheTitleOnTopAndBesideIt() {
    var errors =
        new View.Errors(
            List.of(
                new View.Errors.FieldText("email", "Mail is wrong"),
                new View.Errors.FieldText("birthDate", "Born when?"),
                new View.Errors.FieldText("", "Try later")));
    var html = render("web/fields.ftlh", Language.EN, Map.of(), errors);
    assertThat(html)
        .contains("<title>Error: Fields | ")
        .contains("<a href=\"#email\">Mail is wrong</a>")
        .contains("aria-describedby=\"email-hint email-error\" aria-invalid=\"true\"")
        .contains("id=\"email-error\"")
        .contains(
            "<a href=\"#birthDate\">Born when?</a>", "id=\"birthDate\" name=\"birthDateYear\"")
        .contains("<li>Try later</li>");
    assertThat(html.indexOf("error-summary")).isLessThan(html.indexOf("<h1>"));
  }

  private static String render(String name, Language language, Object page, View.Errors errors) {
    var model = new HashMap<String, Object>();
    model.put("page", page);
    model.put("errors", errors);
    model.put("wrong", errors.byField());
    model.put(
        "site",
        new View.Frame(
            "aoba",
            "Aoba",
            language.code(),
            language.other().code(),
            "/s/aoba",
            "/fields",
            "token",
            true,
            false,
            "Desk",
            "03-0000-0000",
            "9-17",
            "Soon"));
    model.put("prefix", "/s/aoba");
    model.put("url", (TemplateMethodModelEx) args -> "/s/aoba" + args.getFirst());
    return TEMPLATE.render(language, name.replace(".ftlh", ""), model).await().toString();
  }
}
