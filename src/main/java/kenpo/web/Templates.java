package kenpo.web;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateExceptionHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * FreeMarker, set up so that nothing is unescaped, looked up by locale, or reaches past its model.
 */
public final class Templates {

  private static final String FOLDER = "templates";

  private final FreeMarkerTemplateEngine engine;

  public Templates(Vertx vertx) {
    engine = FreeMarkerTemplateEngine.create(vertx, "ftlh");
    var freemarker = engine.unwrap();
    freemarker.setTemplateLoader(new ClassTemplateLoader(Templates.class, "/" + FOLDER));
    freemarker.setIncompatibleImprovements(Configuration.VERSION_2_3_34);
    freemarker.setObjectWrapper(wrapper());
    freemarker.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
    freemarker.setRecognizeStandardFileExtensions(true);
    freemarker.setDefaultEncoding("UTF-8");
    freemarker.setLocale(Locale.ROOT);
    freemarker.setLocalizedLookup(false);
    freemarker.setNumberFormat("computer");
    freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    freemarker.setAPIBuiltinEnabled(false);
    freemarker.setLogTemplateExceptions(false);
    freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    BundledFolder.read(FOLDER).keySet().forEach(name -> parse(freemarker, name));
  }

  /** At start, as it reads: a page's first visitor must not wait for it, nor find it broken. */
  private static void parse(Configuration freemarker, String name) {
    try {
      freemarker.getTemplate(name);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  public Future<io.vertx.core.buffer.Buffer> render(String name, Map<String, Object> model) {
    return engine.render(model, name);
  }

  private static DefaultObjectWrapper wrapper() {
    return new DefaultObjectWrapper(Configuration.VERSION_2_3_34);
  }
}
