package kenpo.web;

import freemarker.template.MethodCallAwareTemplateHashModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;

/** What may be missing, in a template: {@code it.present}, {@code it.get()}. */
record OptionalModel(Optional<?> value, PageModels models)
    implements MethodCallAwareTemplateHashModel {

  @Override
  public TemplateModel get(String key) throws TemplateModelException {
    return key.equals("present") ? said(value.isPresent()) : models.usual(value).get(key);
  }

  private static TemplateModel said(boolean yes) {
    return yes ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
  }

  @Override
  public TemplateModel getBeforeMethodCall(String key)
      throws TemplateModelException, ShouldNotBeGetAsMethodException {
    return key.equals("get")
        ? (TemplateMethodModelEx) none -> value.orElseThrow()
        : models.usual(value).getBeforeMethodCall(key);
  }

  @Override
  public boolean isEmpty() {
    return value.isEmpty();
  }
}
