package kenpo.web;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.MethodCallAwareTemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * A record in a template: its components, and what else it says without being asked anything.
 *
 * @param parts those of its kind
 */
record RecordModel(Record value, Map<String, MethodHandle> parts, PageModels models)
    implements MethodCallAwareTemplateHashModel, TemplateScalarModel, AdapterTemplateModel {

  @Override
  public TemplateModel get(String key) throws TemplateModelException {
    var part = parts.get(key);
    return part == null ? models.usual(value).get(key) : models.wrap(RecordParts.said(part, value));
  }

  @Override
  public TemplateModel getBeforeMethodCall(String key)
      throws TemplateModelException, ShouldNotBeGetAsMethodException {
    return models.usual(value).getBeforeMethodCall(key);
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Object getAdaptedObject(Class<?> hint) {
    return value;
  }

  @Override
  public String getAsString() {
    return value.toString();
  }

  /** Messages are given it as it is. */
  @Override
  public String toString() {
    return value.toString();
  }
}
