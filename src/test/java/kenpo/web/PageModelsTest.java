package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.core.InvalidReferenceException;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What templates see of records, and of what may be missing. */
class PageModelsTest {

  /** As pages have them. */
  public record Told(String name, Optional<Told> next, List<Told> others) {

    public boolean isLong() {
      return name.length() > 3;
    }

    public int letters() {
      return name.length();
    }

    public String with(String more) {
      return name + more;
    }

    public String sorry() {
      throw new IllegalStateException("no");
    }
  }

  /** One that no template may see into. */
  private record Hidden(String secret) {}

  private static final Told LAST = new Told("いろはに", Optional.empty(), List.of());
  private static final Told FIRST = new Told("abc", Optional.of(LAST), List.of(LAST, LAST));

  @Test
  void componentsAndWhatARecordSaysOfItselfAreItsParts() throws Exception {
    assertThat(shown("${it.name} ${it.letters} ${it.letters()} ${it.long?c} ${it.isLong()?c}"))
        .isEqualTo("abc 3 3 false false");
    assertThat(shown("<#list it.others as one>${one.name}<#if one.long>!</#if></#list>"))
        .isEqualTo("いろはに!いろはに!");
  }

  @Test
  void aConstantIsItsName() throws Exception {
    assertThat(shown("${language} ${language?lower_case} ${(language == 'JA')?c}"))
        .isEqualTo("JA ja true");
  }

  @Test
  void itMayBeAskedSomething() throws Exception {
    assertThat(shown("${it.with('d')}")).isEqualTo("abcd");
  }

  @Test
  void whatMayBeMissingSaysWhetherItIs() throws Exception {
    assertThat(
            shown("${it.next.present?c} ${it.next.get().next.present?c} ${it.next.isPresent()?c}"))
        .isEqualTo("true false true");
    assertThat(shown("${it.next.get().name}")).isEqualTo("いろはに");
    assertThat(shown("${it.next.orElse(it).name}")).isEqualTo("いろはに");
  }

  @Test
  void aFunctionIsGivenItAsItIsWritten() throws Exception {
    assertThat(shown("${say(it)}")).isEqualTo(FIRST.toString());
    assertThat(shown("${it}")).isEqualTo(FIRST.toString());
  }

  @Test
  void whatThereIsNotFails() {
    assertThatThrownBy(() -> shown("${it.nothing}")).isInstanceOf(InvalidReferenceException.class);
    assertThatThrownBy(() -> shown("${hidden.secret}"))
        .isInstanceOf(InvalidReferenceException.class);
    assertThatThrownBy(() -> shown("${it.sorry}")).isInstanceOf(IllegalStateException.class);
  }

  private static String shown(String template) throws IOException, TemplateException {
    var freemarker = new Configuration(Configuration.VERSION_2_3_34);
    freemarker.setObjectWrapper(new PageModels());
    freemarker.setLogTemplateExceptions(false);
    var text = new StringWriter();
    TemplateMethodModelEx say = given -> given.getFirst().toString();
    new Template("page", template, freemarker)
        .process(
            Map.of("it", FIRST, "hidden", new Hidden("x"), "say", say, "language", Language.JA),
            text);
    return text.toString();
  }
}
