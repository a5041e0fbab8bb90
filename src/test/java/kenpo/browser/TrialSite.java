package kenpo.browser;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.captcha.ChallengeGuard;
import kenpo.captcha.ChallengePages;
import kenpo.captcha.ChallengePart;
import kenpo.captcha.Challenges;
import kenpo.captcha.CodePages;
import kenpo.captcha.Drawings;
import kenpo.captcha.Purpose;
import kenpo.captcha.Redeemed;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.config.Overrides;
import kenpo.config.PortalConfig;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.SocietyGuard;
import kenpo.support.Database;
import kenpo.support.TestPortal;
import kenpo.throttle.Networks;
import kenpo.throttle.Step;
import kenpo.throttle.Surroundings;
import kenpo.web.Assets;
import kenpo.web.Client;
import kenpo.web.ClientAddress;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.Messages;
import kenpo.web.SecurityHeaders;
import kenpo.web.Templates;
import kenpo.web.View;

/** A form behind a challenge, with the headers, scripts and styles of production. */
final class TrialSite implements AutoCloseable {

  private static final String FORM = "captcha/trial";
  private static final Secret SECRET = new Secret(TestPortal.SECRET);

  private final Vertx vertx = Vertx.vertx();
  private final InstantSource clock;
  private final int level;
  private final Challenges challenges;
  private final Drawings drawings;
  private final ChallengeGuard asks;
  private final View view;
  private final HttpServer server;

  /** With the work that production asks for at this level. */
  TrialSite(int level) {
    this(level, InstantSource.system());
  }

  TrialSite(int level, InstantSource clock) {
    this.level = level;
    this.clock = clock;
    var assets = Assets.load();
    var messages = Messages.all();
    var sounds = Sounds.load();
    drawings = new Drawings(vertx, 32, Pictures.load(), sounds);
    view = new View(new Templates(vertx, messages, assets), messages);
    challenges =
        new Challenges(
            Db.open(vertx, Database.fresh()),
            SECRET,
            new Tokens(new SecureRandom()),
            new ProofOfWork(vertx, 32),
            config().challenge().levels(),
            sounds,
            clock,
            new SimpleMeterRegistry());
    asks =
        new ChallengeGuard(
            challenges,
            Surroundings.UNKNOWN,
            Mac.of(SECRET, Mac.Purpose.CHALLENGE).derived("on pages"),
            clock);
    server = vertx.createHttpServer().requestHandler(router(assets)).listen(0, "127.0.0.1").await();
  }

  /** What the form is given. */
  public record TrialPage(String outcome, String email, ChallengePart challenge) {}

  Tab tab(Device device, kenpo.web.Language language) {
    return new Tab(address("localhost"), device, language);
  }

  /** A browser that takes the address for one without protection, as any but localhost is. */
  String address(String host) {
    return "http://" + host + ":" + server.actualPort() + "/s/aoba";
  }

  private static PortalConfig config() {
    var overrides = Overrides.of(Map.of("PORTAL_SECRET", TestPortal.SECRET));
    return PortalConfig.load(Optional.empty(), overrides);
  }

  private Router router(Assets assets) {
    var router = Router.router(vertx);
    router
        .route()
        .handler(new ClientAddress(new Proxies(List.of(), Forwarded.X_FORWARDED_FOR)))
        .handler(new SecurityHeaders())
        .handler(new LanguageChoice());
    router.get(assets.route()).handler(assets.handler());
    var society = new SocietyGuard(Societies.load(Path.of("conf/societies")), clock);
    router.route("/s/:society/*").handler(society.byPath()).subRouter(site());
    return router;
  }

  private Router site() {
    var site = Router.router(vertx);
    var pages =
        new ChallengePages(
            challenges,
            (ctx, purpose) -> Future.succeededFuture(new Step.Challenge(level)),
            Surroundings.UNKNOWN,
            Mac.of(SECRET, Mac.Purpose.CHALLENGE).derived("issued"),
            clock);
    site.route().handler(BodyHandler.create(false));
    site.route(HttpMethod.GET, "/captcha/challenge").respond(pages::issue);
    var codes = new CodePages(challenges, drawings, clock, view);
    site.route(HttpMethod.GET, "/captcha/picture/:seal").respond(codes::picture);
    site.route(HttpMethod.GET, "/captcha/sound/:seal").respond(codes::sound);
    site.route(HttpMethod.GET, "/trial").respond(ctx -> view.show(ctx, FORM, page(ctx, "", "")));
    site.route(HttpMethod.POST, "/trial").respond(this::submit);
    return site;
  }

  private Future<Void> submit(RoutingContext ctx) {
    var form = ctx.request().formAttributes();
    var brought = ChallengeGuard.brought(ctx);
    var society = SocietyGuard.of(ctx).id();
    var network = Networks.of(Client.of(ctx).address());
    return challenges
        .redeem(society, Purpose.LOGIN, network, level, brought)
        .compose(redeemed -> answer(ctx, redeemed, form.get("email")));
  }

  private Future<Void> answer(RoutingContext ctx, Redeemed redeemed, String email) {
    var page = page(ctx, redeemed.outcome(), email);
    return switch (redeemed) {
      case Redeemed.Passed passed -> view.show(ctx, FORM, page);
      case Redeemed.Again again ->
          view.invalid(ctx, FORM, page, FormErrors.of("challenge", again.key()));
    };
  }

  private TrialPage page(RoutingContext ctx, String outcome, String email) {
    return new TrialPage(outcome, email, asks.part(ctx, Purpose.LOGIN, level));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
