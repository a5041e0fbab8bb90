package kenpo;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Consumer;
import kenpo.captcha.ChallengePages;
import kenpo.captcha.CodePages;
import kenpo.captcha.PostGuard;
import kenpo.crypto.Links;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.home.HomePages;
import kenpo.information.ChooserPages;
import kenpo.information.InformationPages;
import kenpo.letter.Letters;
import kenpo.login.LoginFeature;
import kenpo.registration.RegistrationFeature;
import kenpo.session.DeviceGuard;
import kenpo.session.SessionGuard;
import kenpo.settings.LookedPages;
import kenpo.settings.SessionsPages;
import kenpo.society.MaintenanceGuard;
import kenpo.society.OpeningGuard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Throttle;
import kenpo.throttle.ThrottleGuard;
import kenpo.viewing.Apart;
import kenpo.web.Csrf;
import kenpo.web.ErrorPages;
import kenpo.web.LanguageChoice;
import kenpo.web.Methods;
import kenpo.web.RequestLog;
import kenpo.web.SecurityHeaders;
import kenpo.web.Visitor;

/** The map of the member site: what every request passes through, and every address there is. */
final class MemberRoutes {

  private static final int MOST_BODY_BYTES = 64 * 1024;

  private final MemberParts parts;
  private final Consumer<Entrances> more;
  private final SocietyGuard society;
  private final Visitor visitor;
  private final DeviceGuard devices;
  private final SessionGuard sessions;
  private final Throttle throttle;
  private final ThrottleGuard wait;
  private final LadderParts ladder;
  private final ChallengePages challenges;
  private final CodePages codes;
  private final PostGuard posts;

  MemberRoutes(MemberParts parts) {
    this(parts, map -> {});
  }

  /** {@code more}: addresses beside those of the map. */
  MemberRoutes(MemberParts parts, Consumer<Entrances> more) {
    this.parts = parts;
    this.more = more;
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
    this.ladder = LadderParts.of(parts, devices, throttle, wait);
    this.challenges = ladder.challenges();
    this.codes = ladder.codes();
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
    var health = HealthRoutes.of(parts, letters(), sessions);
    var map = new Entrances(site, sessions.required(), health.guard(), parts.view());
    // Routes are tried in this order: what is asked for most comes first.
    inAndOut(map, health.viewing().apart());
    forMembers(map);
    health.on(map, ladder.forms(), throttle);
    registering(map);
    information(map);
    more.accept(map);
    map.nothingElse();
    return site;
  }

  private void inAndOut(Entrances map, Apart apart) {
    var feature =
        LoginFeature.of(
            parts.db(),
            parts.passwords(),
            parts.rules(),
            apart,
            throttle,
            ladder.gate(),
            ladder.forms(),
            devices,
            parts.risk().ofAddresses(),
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
    map.open(GET, "/").respond(login::top);
    map.open(GET, "/login").respond(login::show);
    map.open(POST, "/login").respond(login::submit);
    map.open(GET, "/login/closed").respond(feature.closed()::show);
    map.open(GET, "/login/new-password").respond(feature.newPassword()::form);
    map.open(POST, "/login/new-password").respond(feature.newPassword()::submit);
    map.open(GET, "/login/link").respond(feature.link()::form);
    map.open(POST, "/login/link").respond(feature.link()::ask);
    map.open(GET, "/login/link/sent").respond(feature.link()::sent);
    map.open(GET, "/login/link/:token").respond(feature.link()::show);
    map.open(POST, "/login/link/:token").respond(feature.link()::open);
    map.open(GET, "/login/cleared").respond(feature.link()::cleared);
    map.open(POST, "/logout").respond(login::logout);
    map.open(GET, "/captcha/challenge").respond(challenges::issue);
    map.open(GET, "/captcha/picture/:seal").respond(codes::picture);
    map.open(GET, "/captcha/sound/:seal").respond(codes::sound);
  }

  /** Address, mail, link, roster. */
  private void registering(Entrances map) {
    var registration = registration();
    map.open(GET, "/users/new").respond(registration.first()::form);
    map.open(POST, "/users/new").respond(registration.first()::submit);
    map.open(GET, "/users/new/confirm").respond(registration.first()::confirm);
    map.open(POST, "/users/new/confirm").respond(registration.first()::agree);
    map.open(GET, "/users/new/sent").respond(registration.sent()::show);
    map.open(POST, "/users/new/sent/resend").respond(registration.sent()::resend);
    map.open(POST, "/users/new/sent/continue").respond(registration.sent()::resume);
    map.open(GET, "/users/:token/activate").respond(registration.link()::show);
    map.open(POST, "/users/:token/activate").respond(registration.link()::use);
    map.open(GET, "/users/eligibility").respond(registration.eligibility()::form);
    map.open(POST, "/users/eligibility").respond(registration.eligibility()::submit);
    map.open(GET, "/users/eligibility/number").respond(registration.eligibility()::numberForm);
    map.open(POST, "/users/eligibility/number").respond(registration.eligibility()::submitNumber);
    map.open(GET, "/users/eligibility/confirm").respond(registration.last()::confirm);
    map.open(POST, "/users/eligibility/confirm").respond(registration.last()::complete);
    map.member(GET, "/users/eligibility/done").respond(registration.last()::done);
    map.open(GET, "/users/cancel").respond(registration.last()::cancelForm);
    map.open(POST, "/users/cancel").respond(registration.last()::cancel);
  }

  private Links links() {
    return new Links(Mac.of(parts.secret(), Purpose.LINK));
  }

  private Letters letters() {
    return Letters.of(
        parts.db(),
        Mac.of(parts.secret(), Purpose.LETTER),
        parts.audit(),
        parts.outbox(),
        parts.clock());
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
        letters(),
        parts.audit(),
        sessions,
        parts.clock(),
        wait,
        parts.view());
  }

  private void forMembers(Entrances map) {
    map.member(GET, "/home")
        .respond(new HomePages(parts.db(), sessions, parts.clock(), parts.view())::home);
    var list = new SessionsPages(parts.sessions(), sessions, parts.view());
    map.member(GET, "/settings/sessions").respond(list::show);
    map.member(POST, "/settings/sessions/end").respond(list::end);
    map.member(POST, "/settings/sessions/end-others").respond(list::endOthers);
    map.member(POST, "/settings/sessions/end-all").respond(list::endAll);
    var looked = new LookedPages(parts.db(), parts.view());
    map.member(GET, "/settings/looked").respond(looked::show);
  }

  private void information(Entrances map) {
    var pages = new InformationPages(parts.view());
    map.open(GET, "/notices").respond(pages::notices);
    map.open(GET, "/faq").respond(pages::faq);
    map.open(GET, "/help/:topic").respond(pages::help);
    map.open(GET, "/terms").respond(pages::terms);
    map.open(GET, "/privacy").respond(pages::privacy);
    map.open(GET, "/media-policy").respond(pages::mediaPolicy);
    map.open(GET, "/accessibility").respond(pages::accessibility);
  }
}
