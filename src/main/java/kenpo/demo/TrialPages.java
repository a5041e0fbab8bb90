package kenpo.demo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import kenpo.crypto.SharedOut;
import kenpo.crypto.Tokens;

/** Where people try how many codes of a level they read or hear. */
final class TrialPages {

  /** In one go. */
  static final int CODES = 20;

  private static final int LEVELS = 4;
  private static final int SEE_OTHER = 303;
  private static final int NOT_FOUND = 404;
  private static final String ALL = "/codes";
  private static final String ONE = ALL + "/:sitting";

  private final DemoPages pages;
  private final TrialStudio studio;
  private final Sittings sittings;
  private final SharedOut share;
  private final Tokens random;

  TrialPages(
      DemoPages pages, TrialStudio studio, Sittings sittings, SharedOut share, Tokens random) {
    this.pages = pages;
    this.studio = studio;
    this.sittings = sittings;
    this.share = share;
    this.random = random;
  }

  void route(Router router) {
    var form = BodyHandler.create(false);
    router.get(ALL).respond(ctx -> show(ctx, "", List.of()));
    router.post(ALL).handler(form).respond(this::begin);
    router.get(ONE).respond(ctx -> found(ctx, this::show));
    router.post(ONE).handler(form).respond(ctx -> found(ctx, this::answer));
    router.get(ONE + "/:number").respond(ctx -> found(ctx, this::file));
  }

  /** Alone, or beside what was tried in this sitting before. */
  private Future<Void> begin(RoutingContext ctx) {
    var kind = TrialKind.of(field(ctx, "kind")).orElse(TrialKind.PICTURE);
    var level = field(ctx, "level");
    int chosen = level.matches("[1-" + LEVELS + "]") ? Integer.parseInt(level) : 1;
    var trial = studio.trial(kind, chosen, CODES, random.number());
    var before = sittings.find(field(ctx, "sitting"));
    var id = before.isPresent() ? field(ctx, "sitting") : random.text(Long.BYTES);
    sittings.keep(id, before.map(it -> it.begun(trial)).orElse(new Sitting(List.of(trial))));
    return redirect(ctx, id);
  }

  private Future<Void> show(RoutingContext ctx, Sitting sitting) {
    return show(ctx, ctx.pathParam("sitting"), sitting.trials());
  }

  private Future<Void> show(RoutingContext ctx, String id, List<CodeTrial> trials) {
    var number = trials.isEmpty() ? 0 : new Sitting(trials).answered();
    return pages.show(
        ctx, "codes", Map.of("sitting", id, "number", number, "trials", trials, "of", CODES));
  }

  /** What is sent twice counts once. */
  private Future<Void> answer(RoutingContext ctx, Sitting sitting) {
    if (isNow(sitting, field(ctx, "number"))) {
      sittings.keep(ctx.pathParam("sitting"), sitting.answered(field(ctx, "typed").strip()));
    }
    return redirect(ctx, ctx.pathParam("sitting"));
  }

  private Future<Void> file(RoutingContext ctx, Sitting sitting) {
    if (!isNow(sitting, ctx.pathParam("number"))) {
      return ctx.response().setStatusCode(NOT_FOUND).end();
    }
    var trial = sitting.now();
    var type = trial.kind().isSound() ? "audio/wav" : "image/png";
    ctx.response().putHeader("Content-Type", type).putHeader("Cache-Control", "no-store");
    return share
        .within(
            ctx.pathParam("sitting"),
            () -> share.compute(() -> studio.file(trial, trial.typed().size())))
        .compose(bytes -> ctx.response().end(Buffer.buffer(bytes)));
  }

  private static boolean isNow(Sitting sitting, String number) {
    return !sitting.now().isOver() && number.equals(String.valueOf(sitting.answered()));
  }

  private Future<Void> found(
      RoutingContext ctx, BiFunction<RoutingContext, Sitting, Future<Void>> then) {
    return sittings
        .find(ctx.pathParam("sitting"))
        .map(sitting -> then.apply(ctx, sitting))
        .orElseGet(() -> pages.missing(ctx, "codes-missing"));
  }

  private static Future<Void> redirect(RoutingContext ctx, String id) {
    return ctx.response().setStatusCode(SEE_OTHER).putHeader("Location", ALL + "/" + id).end();
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
  }
}
