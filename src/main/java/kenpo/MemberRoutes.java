package kenpo;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import kenpo.captcha.ChallengePages;
import kenpo.captcha.PostGuard;
import kenpo.crypto.Links;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.home.HomePages;
import kenpo.information.ChooserPages;
import kenpo.information.InformationPages;
import kenpo.login.LoginFeature;
import kenpo.registration.RegistrationFeature;
import kenpo.session.DeviceGuard;
import kenpo.session.SessionGuard;
import kenpo.settings.SessionsPages;
import kenpo.society.MaintenanceGuard;
import kenpo.society.OpeningGuard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Throttle;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Csrf;
import kenpo.web.ErrorPages;
import kenpo.web.LanguageChoice;
import kenpo.web.Methods;
import kenpo.web.RequestLog;
import kenpo.web.SecurityHeaders;
import kenpo.web.Visitor;

/** The map of the member site: what every request passes through, and every address there is. */
final class MemberRoutes {

  /** Metadata of a route: who may come in. */
  static final String ACCESS = "access";

  private static final int MOST_BODY_BYTES = 64 * 1024;

  private final MemberParts parts;
  private final SocietyGuard society;
  private final Visitor visitor;
  private final DeviceGuard devices;
  private final SessionGuard sessions;
  private final Throttle throttle;
  private final ThrottleGuard wait;
  private final LadderParts ladder;
  private final ChallengePages challenges;
  private final PostGuard posts;

  MemberRoutes(MemberParts parts) {
    this.parts = parts;
    this.society = new SocietyGuard(parts.societies(), parts.clock());
    this.visitor = new Visitor(parts.tokens());
    this.devices = new DeviceGuard(parts.db(), Mac.of(parts.secret(), Purpose.DEVICE));
    this.sessions = new SessionGuard(parts.sessions(), devices, visitor, parts.view());
    this.throttle =
        new Throttle(
            parts.db(),
            parts.surroundings(),
            Mac.of(parts.secret(), Purpose.THROTTLE),
            parts.clock(),
            parts.meters());
    this.wait = new ThrottleGuard(parts.clock(), parts.view());
    this.ladder = new LadderParts(parts, devices, throttle, wait);
    this.challenges = ladder.challenges();
    this.posts = ladder.posts();
  }

  /** A router for one event loop. */
  Router router() {
    var router = Router.router(parts.vertx());
    router
        .route()
        .handler(new RequestLog(parts.tokens(), parts.meters()))
        .handler(parts.client())
        .handler(new SecurityHeaders())
        .handler(new LanguageChoice())
        .handler(Methods::used);
    Methods.route(router, GET, parts.assets().route()).handler(parts.assets().handler());

    var chooser = new ChooserPages(society, parts.clock(), parts.view());
    Methods.route(router, GET, "/").handler(chooser.forSharedHosts());
    Methods.route(router, GET, "/s/:society").handler(society.addSlash());

    var site = site();
    router.route("/s/:society/*").handler(society.byPath()).subRouter(site);
    router.route("/*").handler(society.byHost()).subRouter(site);

    new ErrorPages(parts.view()).on(router);
    return router;
  }

  /** The pages of a society. */
  Router site() {
    var site = Router.router(parts.vertx());
    site.route()
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES))
        .handler(RequestLog.withinSite())
        .handler(new MaintenanceGuard(parts.clock(), parts.view()))
        .handler(visitor)
        .handler(sessions.recognise())
        .handler(new Csrf(Mac.of(parts.secret(), Purpose.FORM)))
        .handler(posts);
    var opening = new OpeningGuard(parts.view());
    site.route("/login*").handler(opening);
    site.route("/users/*").handler(opening);
    // Routes are tried in this order: what is asked for most comes first.
    inAndOut(site);
    forMembers(site);
    registering(site);
    information(site);
    nothingElse(site);
    return site;
  }

  private void inAndOut(Router site) {
    var feature =
        LoginFeature.of(
            parts.db(),
            parts.passwords(),
            parts.rules(),
            throttle,
            ladder.gate(),
            ladder.forms(),
            devices,
            parts.surroundings(),
            links(),
            parts.outbox(),
            parts.audit(),
            parts.sessions(),
            sessions,
            visitor,
            parts.clock(),
            wait,
            parts.view());
    var login = feature.login();
    open(site, GET, "/").respond(login::top);
    open(site, GET, "/login").respond(login::show);
    open(site, POST, "/login").respond(login::submit);
    open(site, GET, "/login/closed").respond(feature.closed()::show);
    open(site, GET, "/login/new-password").respond(feature.newPassword()::form);
    open(site, POST, "/login/new-password").respond(feature.newPassword()::submit);
    open(site, GET, "/login/link").respond(feature.link()::form);
    open(site, POST, "/login/link").respond(feature.link()::ask);
    open(site, GET, "/login/link/sent").respond(feature.link()::sent);
    open(site, GET, "/login/link/:token").respond(feature.link()::show);
    open(site, POST, "/login/link/:token").respond(feature.link()::open);
    open(site, GET, "/login/cleared").respond(feature.link()::cleared);
    open(site, POST, "/logout").respond(login::logout);
    open(site, GET, "/captcha/challenge").respond(challenges::issue);
  }

  /** Address, mail, link, roster. */
  private void registering(Router site) {
    var registration = registration();
    open(site, GET, "/users/new").respond(registration.first()::form);
    open(site, POST, "/users/new").respond(registration.first()::submit);
    open(site, GET, "/users/new/confirm").respond(registration.first()::confirm);
    open(site, POST, "/users/new/confirm").respond(registration.first()::agree);
    open(site, GET, "/users/new/sent").respond(registration.sent()::show);
    open(site, POST, "/users/new/sent/resend").respond(registration.sent()::resend);
    open(site, POST, "/users/new/sent/continue").respond(registration.sent()::resume);
    open(site, GET, "/users/:token/activate").respond(registration.link()::show);
    open(site, POST, "/users/:token/activate").respond(registration.link()::use);
    open(site, GET, "/users/eligibility").respond(registration.eligibility()::form);
    open(site, POST, "/users/eligibility").respond(registration.eligibility()::submit);
    open(site, GET, "/users/eligibility/number").respond(registration.eligibility()::numberForm);
    open(site, POST, "/users/eligibility/number").respond(registration.eligibility()::submitNumber);
    open(site, GET, "/users/eligibility/confirm").respond(registration.last()::confirm);
    open(site, POST, "/users/eligibility/confirm").respond(registration.last()::complete);
    member(site, GET, "/users/eligibility/done").respond(registration.last()::done);
    open(site, GET, "/users/cancel").respond(registration.last()::cancelForm);
    open(site, POST, "/users/cancel").respond(registration.last()::cancel);
  }

  private Links links() {
    return new Links(Mac.of(parts.secret(), Purpose.LINK));
  }

  private RegistrationFeature registration() {
    return RegistrationFeature.of(
        parts.db(),
        parts.passwords(),
        parts.rules(),
        throttle,
        ladder.forms(),
        links(),
        Mac.of(parts.secret(), Purpose.PERSON),
        parts.outbox(),
        parts.audit(),
        sessions,
        parts.clock(),
        wait,
        parts.view());
  }

  private void forMembers(Router site) {
    member(site, GET, "/home")
        .respond(new HomePages(parts.db(), sessions, parts.clock(), parts.view())::home);
    var list = new SessionsPages(parts.sessions(), sessions, parts.view());
    member(site, GET, "/settings/sessions").respond(list::show);
    member(site, POST, "/settings/sessions/end").respond(list::end);
    member(site, POST, "/settings/sessions/end-others").respond(list::endOthers);
    member(site, POST, "/settings/sessions/end-all").respond(list::endAll);
  }

  private void information(Router site) {
    var pages = new InformationPages(parts.view());
    open(site, GET, "/notices").respond(pages::notices);
    open(site, GET, "/faq").respond(pages::faq);
    open(site, GET, "/help/:topic").respond(pages::help);
    open(site, GET, "/terms").respond(pages::terms);
    open(site, GET, "/privacy").respond(pages::privacy);
    open(site, GET, "/media-policy").respond(pages::mediaPolicy);
    open(site, GET, "/accessibility").respond(pages::accessibility);
  }

  /** A known address asked in a way that no line above answers, and all unknown addresses. */
  private void nothingElse(Router site) {
    site.getRoutes().stream()
        .filter(route -> route.getMetadata(ACCESS) != null)
        .collect(groupingBy(Route::getPath))
        .forEach((path, routes) -> otherMethods(site, path, routes));
    site.route().handler(ctx -> ctx.fail(404));
  }

  /** What takes forms only is left behind in the address bar: a reader goes on one page above. */
  private void otherMethods(Router site, String path, List<Route> routes) {
    var methods = routes.stream().flatMap(route -> route.methods().stream()).collect(toSet());
    if (!methods.contains(GET)) {
      var above = path.substring(0, Math.max(1, path.lastIndexOf('/')));
      boolean guarded = "member".equals(routes.getFirst().getMetadata(ACCESS));
      var route = guarded ? member(site, GET, path) : open(site, GET, path);
      route.respond(ctx -> parts.view().redirect(ctx, above));
    }
    site.route(path).handler(ctx -> Methods.refuse(ctx, methods));
  }

  /** For everybody. */
  private static Route open(Router site, HttpMethod method, String path) {
    return Methods.route(site, method, path).putMetadata(ACCESS, "open");
  }

  /** For those who have logged in. */
  private Route member(Router site, HttpMethod method, String path) {
    return Methods.route(site, method, path)
        .putMetadata(ACCESS, "member")
        .handler(sessions.required());
  }
}
