package kenpo.web;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.MethodCallAwareTemplateHashModel;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;

/**
 * How templates see Java's values. Records and what may be missing have a way of their own: a page
 * of results asks for thousands of their parts, and FreeMarker's, made for anything, takes most of
 * the time of such a page. A constant of an enum is its name, and is asked nothing.
 */
final class PageModels extends DefaultObjectWrapper {

  PageModels() {
    super(Configuration.VERSION_2_3_34);
  }

  /** What is asked for most comes first. A switch over types takes a multiple of the time. */
  @Override
  public TemplateModel wrap(Object value) throws TemplateModelException {
    if (value instanceof String it) {
      return new SimpleScalar(it);
    }
    if (value instanceof Record it) {
      return new RecordModel(it, RecordParts.of(it.getClass()), this);
    }
    if (value instanceof Optional<?> it) {
      return new OptionalModel(it, this);
    }
    if (value instanceof Enum<?> it) {
      return new SimpleScalar(it.toString());
    }
    if (value instanceof Boolean it) {
      return it ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
    }
    return super.wrap(value);
  }

  /** As FreeMarker sees it. */
  MethodCallAwareTemplateHashModel usual(Object value) throws TemplateModelException {
    return (MethodCallAwareTemplateHashModel) super.wrap(value);
  }
}
