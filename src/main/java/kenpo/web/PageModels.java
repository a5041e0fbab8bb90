package kenpo.web;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.MethodCallAwareTemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;

/**
 * How templates see Java's values. Records and what may be missing have a way of their own: a page
 * of results asks for thousands of their parts, and FreeMarker's, made for anything, takes most of
 * the time of such a page.
 */
final class PageModels extends DefaultObjectWrapper {

  PageModels() {
    super(Configuration.VERSION_2_3_34);
  }

  @Override
  public TemplateModel wrap(Object value) throws TemplateModelException {
    return switch (value) {
      case TemplateModel it -> it;
      case Record it -> new RecordModel(it, this);
      case Optional<?> it -> new OptionalModel(it, this);
      case null, default -> super.wrap(value);
    };
  }

  /** As FreeMarker sees it. */
  MethodCallAwareTemplateHashModel usual(Object value) throws TemplateModelException {
    return (MethodCallAwareTemplateHashModel) super.wrap(value);
  }
}
