package kenpo.web;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.StrongCacheStorage;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
  private final Configuration freemarker;

  public Templates(Vertx vertx) {
    engine = FreeMarkerTemplateEngine.create(vertx, "ftlh");
    freemarker = engine.unwrap();
    // Vert.x keeps the pages only: what they import would be parsed anew with every page.
    freemarker.setCacheStorage(new StrongCacheStorage());
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
    // Parts that a page names but doesn't use are not run with it.
    freemarker.setLazyImports(true);
    // At start, as it reads: a page's first visitor must not wait for it, nor find it broken.
    BundledFolder.read(FOLDER).keySet().forEach(this::parsed);
  }

  public Future<Buffer> render(String name, Map<String, Object> model) {
    return engine.render(model, name);
  }

  /** The one template of that name, for pages and for what imports it. */
  Template parsed(String name) {
    try {
      return freemarker.getTemplate(name);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static DefaultObjectWrapper wrapper() {
    return new DefaultObjectWrapper(Configuration.VERSION_2_3_34);
  }
}
