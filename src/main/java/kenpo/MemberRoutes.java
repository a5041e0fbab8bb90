package kenpo;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.config.Secret;
import kenpo.crypto.Links;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Passwords;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.registration.RegistrationFeature;
import kenpo.session.SessionGuard;
import kenpo.society.MaintenanceGuard;
import kenpo.society.Societies;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Throttle;
import kenpo.web.Assets;
import kenpo.web.Csrf;
import kenpo.web.ErrorPages;
import kenpo.web.LanguageChoice;
import kenpo.web.RequestLog;
import kenpo.web.SecurityHeaders;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The map of the member site: what every request passes through, and every address there is. */
final class MemberRoutes {

  /** What the member site is built from. */
  record Parts(
      Vertx vertx,
      Societies societies,
      InstantSource clock,
      Tokens tokens,
      Secret secret,
      Db db,
      Passwords passwords,
      PasswordRules rules,
      View view,
      Assets assets,
      MeterRegistry meters) {}

  /** Metadata of a route: who may come in. */
  static final String ACCESS = "access";

  private static final int MOST_BODY_BYTES = 64 * 1024;

  private final Parts parts;
  private final SocietyGuard society;
  private final Visitor visitor;
  private final SessionGuard sessions;

  MemberRoutes(Parts parts) {
    this.parts = parts;
    this.society = new SocietyGuard(parts.societies, parts.clock);
    this.visitor = new Visitor(parts.tokens);
    this.sessions = new SessionGuard(parts.db, parts.tokens, parts.clock, visitor, parts.view);
  }

  /** A router for one event loop. */
  Router router() {
    var router = Router.router(parts.vertx);
    router
        .route()
        .handler(new RequestLog(parts.tokens, parts.meters))
        .handler(new SecurityHeaders())
        .handler(new LanguageChoice());
    router.get(parts.assets.route()).handler(parts.assets.handler());

    var site = site();
    router.route("/s/:society/*").handler(society.byPath()).subRouter(site);
    router.route("/*").handler(society.byHost()).subRouter(site);

    new ErrorPages(parts.view).on(router);
    return router;
  }

  /** The pages of a society. */
  Router site() {
    var site = Router.router(parts.vertx);
    site.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    site.route()
        .handler(new MaintenanceGuard(parts.clock, parts.view))
        .handler(visitor)
        .handler(sessions.recognise())
        .handler(new Csrf(Mac.of(parts.secret, Purpose.FORM)));

    // Registering: address, mail, link, roster.
    var registration = registration();
    open(site, GET, "/users/new").respond(registration.first()::form);
    open(site, POST, "/users/new").respond(registration.first()::submit);
    open(site, GET, "/users/new/confirm").respond(registration.first()::confirm);
    open(site, POST, "/users/new/confirm").respond(registration.first()::agree);
    open(site, GET, "/users/new/sent").respond(registration.first()::sent);
    open(site, POST, "/users/new/sent/resend").respond(registration.first()::resend);
    open(site, POST, "/users/new/sent/continue").respond(registration.first()::resume);
    open(site, GET, "/users/:token/activate").respond(registration.link()::show);
    open(site, POST, "/users/:token/activate").respond(registration.link()::use);
    open(site, GET, "/users/eligibility").respond(registration.second()::form);
    open(site, POST, "/users/eligibility").respond(registration.second()::submit);
    open(site, GET, "/users/eligibility/number").respond(registration.second()::numberForm);
    open(site, POST, "/users/eligibility/number").respond(registration.second()::submitNumber);
    open(site, GET, "/users/eligibility/confirm").respond(registration.second()::confirm);
    open(site, POST, "/users/eligibility/confirm").respond(registration.second()::complete);
    member(site, GET, "/users/eligibility/done").respond(registration.second()::done);
    open(site, GET, "/users/cancel").respond(registration.second()::cancelForm);
    open(site, POST, "/users/cancel").respond(registration.second()::cancel);
    return site;
  }

  private RegistrationFeature registration() {
    return RegistrationFeature.of(
        parts.db,
        parts.passwords,
        parts.rules,
        new Throttle(parts.db, Mac.of(parts.secret, Purpose.THROTTLE), parts.clock),
        new Links(Mac.of(parts.secret, Purpose.LINK)),
        new Outbox(parts.db, parts.tokens, parts.clock),
        new Audit(parts.db, parts.clock),
        sessions,
        parts.clock,
        parts.view);
  }

  /** For everybody. */
  private static Route open(Router site, HttpMethod method, String path) {
    return site.route(method, path).putMetadata(ACCESS, "open");
  }

  /** For those who have logged in. */
  private Route member(Router site, HttpMethod method, String path) {
    return site.route(method, path).putMetadata(ACCESS, "member").handler(sessions.required());
  }
}
