package kenpo.web;

import freemarker.template.TemplateMethodModelEx;
import java.util.List;

/** {@code t("login.title", arg…)} in a template: a message in the reader's language. */
public record TextFunction(Messages messages, Language language) implements TemplateMethodModelEx {

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) {
    List<?> given = arguments;
    var key = given.getFirst().toString();
    return given.size() == 1
        ? messages.text(language, key)
        : messages.text(language, key, given.stream().skip(1).map(Object::toString).toArray());
  }
}
