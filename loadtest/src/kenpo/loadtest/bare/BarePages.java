package kenpo.loadtest.bare;

import freemarker.cache.StringTemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import java.util.HashMap;
import java.util.Locale;

/**
 * FreeMarker pages of the size of the portal's, with as many values filled in: each text and each
 * address of the portal's own page became a value. No macros and no functions.
 */
final class BarePages {

  private static final String LOGIN = "login.ftlh";
  private static final String HOME = "home.ftlh";

  private final FreeMarkerTemplateEngine engine;
  private final Cutout login;
  private final Cutout home;

  private BarePages(FreeMarkerTemplateEngine engine, Cutout login, Cutout home) {
    this.engine = engine;
    this.login = login;
    this.home = home;
  }

  /** Of the two pages as the portal answered them. */
  static BarePages of(Vertx vertx, String loginPage, String homePage) {
    var login = Cutout.of(loginPage);
    var home = Cutout.of(homePage);
    var templates = new StringTemplateLoader();
    templates.putTemplate(LOGIN, login.template());
    templates.putTemplate(HOME, home.template());
    var engine = FreeMarkerTemplateEngine.create(vertx, "ftlh");
    setUp(engine.unwrap(), templates);
    return new BarePages(engine, login, home);
  }

  Future<Buffer> login() {
    return engine.render(new HashMap<>(login.values()), LOGIN);
  }

  Future<Buffer> home(String name) {
    var values = new HashMap<String, Object>(home.values());
    values.put("name", name);
    return engine.render(values, HOME);
  }

  /** As the portal's. */
  private static void setUp(Configuration freemarker, StringTemplateLoader templates) {
    freemarker.setTemplateLoader(templates);
    freemarker.setIncompatibleImprovements(Configuration.VERSION_2_3_34);
    freemarker.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
    freemarker.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
    freemarker.setRecognizeStandardFileExtensions(true);
    freemarker.setLocale(Locale.ROOT);
    freemarker.setLocalizedLookup(false);
    freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
  }
}
