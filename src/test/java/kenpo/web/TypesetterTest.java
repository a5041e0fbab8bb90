package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypesetterTest {

  private static final Messages MESSAGES =
      new Messages(
          Map.of(
              Language.JA, Map.of("a.b", "はい"),
              Language.EN, Map.of("a.b", "\"Yes\" & <no> ${t} <#if> {0}", "a.c", "{0} of {1}")));
  private static final Assets ASSETS = Assets.load();
  private static final Typesetter EN = new Typesetter("templates", MESSAGES, ASSETS, Language.EN);

  @Test
  void whatIsTheSameOnEveryPageStandsInTheTemplate() {
    assertThat(new Typesetter("templates", MESSAGES, ASSETS, Language.JA).set("<p>${t(\"a.b\")}"))
        .isEqualTo("<p>はい");
    assertThat(EN.set("<img src=\"${asset(\"img/mark.svg\")}\">"))
        .isEqualTo("<img src=\"" + ASSETS.path("img/mark.svg") + "\">");
    assertThat(EN.set("<a href=\"${url(\"/help/mail\")}\">"))
        .isEqualTo("<a href=\"${prefix}/help/mail\">");
  }

  @Test
  void aTextIsShownLetterByLetterWhateverItHolds() throws IOException, TemplateException {
    var asWritten = "&quot;Yes&quot; &amp; &lt;no&gt; $&#123;t} &lt;#if&gt; &#123;0}";
    assertThat(shown(EN.set("${t(\"a.b\")}"))).isEqualTo(asWritten);
    assertThat(shown(EN.set("<#assign title=t(\"a.b\")>${title}")))
        .isEqualTo(asWritten.replace("&#123;", "{"));
  }

  @Test
  void aPlainTextIsNotWrittenAsHtml() throws IOException, TemplateException {
    assertThat(shown(EN.set("<#ftl output_format=\"plainText\">${t(\"a.b\")}")))
        .isEqualTo("\"Yes\" & <no> ${t} <#if> {0}");
  }

  @Test
  void anotherTemplateIsMeantInTheSameLanguage() {
    assertThat(EN.set("<#import \"/parts/form.ftlh\" as form><#include \"/login/soon.ftlh\">"))
        .isEqualTo("<#import \"/en/parts/form.ftlh\" as form><#include \"/en/login/soon.ftlh\">");
    assertThat(EN.set("${it.name[site.lang]}")).isEqualTo("${it.name.en}");
    assertThat(EN.set("<#import \"box.ftlh\" as box>")).isEqualTo("<#import \"box.ftlh\" as box>");
  }

  @Test
  void whatAPageDecidesStays() {
    for (var call : List.of("${t(\"a.c\", 1, 2)}", "${t(\"a.\" + b)}", "${asset(\"a\" + b)}")) {
      assertThat(EN.set(call)).isEqualTo(call);
    }
  }

  @Test
  void aTextThatIsMissingIsMissedAtStart() {
    assertThatThrownBy(() -> EN.set("${t(\"a.z\")}")).hasMessageContaining("a.z");
  }

  private static String shown(String template) throws IOException, TemplateException {
    var freemarker = new Configuration(Configuration.VERSION_2_3_34);
    freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
    var shown = new StringWriter();
    new Template("a", template, freemarker).process(Map.of(), shown);
    return shown.toString();
  }
}
