package kenpo.web;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.MethodCallAwareTemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;

/** A record in a template: its components, and what else it says without being asked anything. */
record RecordModel(Record value, PageModels models)
    implements MethodCallAwareTemplateHashModel, TemplateScalarModel, AdapterTemplateModel {

  @Override
  public TemplateModel get(String key) throws TemplateModelException {
    var part = RecordParts.of(value.getClass()).get(key);
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
