package kenpo.web;

import freemarker.cache.StrongCacheStorage;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * FreeMarker, set up so that nothing is unescaped, looked up by locale, or reaches past its model.
 * Each language has the templates for itself, with its texts in them. All have the functions {@code
 * t} and {@code asset}.
 */
public final class Templates {

  private static final String FOLDER = "templates";
  private static final String ENDING = "ftlh";

  private final Map<Language, FreeMarkerTemplateEngine> languages = new EnumMap<>(Language.class);

  /** Reads and parses all templates: blocking. */
  public Templates(Vertx vertx, Messages messages, Assets assets) {
    for (var language : Language.values()) {
      var engine = FreeMarkerTemplateEngine.create(vertx, ENDING);
      setUp(engine.unwrap(), messages, assets, language);
      languages.put(language, engine);
    }
    // At start, as it reads: a page's first visitor must not wait for it, nor find it broken.
    for (var name : BundledFolder.read(FOLDER).keySet()) {
      for (var language : languages.keySet()) {
        parsed(language, name);
      }
    }
  }

  public Future<Buffer> render(Language language, String name, Map<String, Object> model) {
    return languages.get(language).render(model, page(language, name));
  }

  /** The one template of that name, for pages and for what imports it. */
  Template parsed(Language language, String name) {
    try {
      return languages.get(language).unwrap().getTemplate(page(language, name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** All engines keep their pages in one place, by name: so names differ with the language. */
  private static String page(Language language, String name) {
    return language.code() + "/" + name;
  }

  private static void setUp(
      Configuration freemarker, Messages messages, Assets assets, Language language) {
    freemarker.setIncompatibleImprovements(Configuration.VERSION_2_3_34);
    // Vert.x keeps the pages only: what they import would be parsed anew with every page.
    freemarker.setCacheStorage(new StrongCacheStorage());
    freemarker.setTemplateLoader(new Typesetter(FOLDER, messages, assets, language));
    freemarker.setObjectWrapper(new PageModels());
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
    freemarker.setSharedVariable("t", new TextFunction(messages, language));
    freemarker.setSharedVariable("asset", asset(assets));
  }

  private static TemplateMethodModelEx asset(Assets assets) {
    return args -> assets.path(args.getFirst().toString());
  }
}
