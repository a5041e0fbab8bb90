package kenpo.captcha;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kenpo.captcha.picture.Look;
import kenpo.captcha.sound.Voice;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Networks;
import kenpo.web.Client;
import kenpo.web.Language;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** The picture and the sound of a challenge, made when they are asked for. */
public final class CodePages {

  private static final int PARTIAL = 206;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int NOT_SATISFIABLE = 416;
  private static final int LARGE = 2;

  private final Codes codes;
  private final Drawings drawings;
  private final InstantSource clock;
  private final View view;

  public CodePages(Challenges challenges, Drawings drawings, InstantSource clock, View view) {
    this.codes = challenges.codes();
    this.drawings = drawings;
    this.clock = clock;
    this.view = view;
  }

  /**
   * What is asked for.
   *
   * @param name of all its variants
   * @param variant what else there could be asked for
   */
  private record Wanted(
      String name, String variant, String type, Function<CodeTicket, Callable<byte[]>> draw) {

    String counted(CodeTicket issued) {
      return name + " " + issued.ticket().id();
    }

    String kept(CodeTicket issued) {
      return counted(issued) + " " + variant;
    }
  }

  public Future<Void> picture(RoutingContext ctx) {
    var look = "contrast".equals(ctx.request().getParam("look")) ? Look.CONTRAST : Look.PLAIN;
    int scale = "2".equals(ctx.request().getParam("scale")) ? LARGE : 1;
    return send(
        ctx,
        new Wanted(
            "picture", look + " " + scale, "image/png", issued -> drawn(issued, look, scale)));
  }

  private Callable<byte[]> drawn(CodeTicket issued, Look look, int scale) {
    return () ->
        drawings
            .pictures()
            .png(
                issued.ticket().level(),
                issued.alphabet(),
                codes.code(issued),
                look,
                scale,
                codes.drawing(issued));
  }

  public Future<Void> sound(RoutingContext ctx) {
    var voice = LanguageChoice.of(ctx) == Language.EN ? Voice.ENGLISH : Voice.JAPANESE;
    return send(
        ctx, new Wanted("sound", voice.name(), "audio/wav", issued -> spoken(issued, voice)));
  }

  private Callable<byte[]> spoken(CodeTicket issued, Voice voice) {
    return () ->
        drawings
            .sounds()
            .wav(
                issued.ticket().level(),
                voice,
                codes.digits(issued, voice),
                codes.speaking(issued));
  }

  /** What is forged, past its time or another society's is never drawn. */
  private Future<Void> send(RoutingContext ctx, Wanted wanted) {
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var now = clock.instant();
    return codes
        .opened(ctx.pathParam("seal"), now)
        .filter(issued -> issued.ticket().isGood(SocietyGuard.of(ctx).id(), now))
        .map(issued -> send(ctx, wanted, issued))
        .orElseGet(() -> gone(ctx, NOT_FOUND));
  }

  private Future<Void> send(RoutingContext ctx, Wanted wanted, CodeTicket issued) {
    var asked = Optional.ofNullable(ctx.request().getHeader("Range"));
    return drawings
        .fetch(
            wanted.counted(issued),
            wanted.kept(issued),
            Networks.of(Client.of(ctx).address()),
            wanted.draw.apply(issued))
        .compose(
            found ->
                found
                    .map(file -> send(ctx, wanted.type, file, asked.flatMap(ByteRange::of)))
                    .orElseGet(() -> gone(ctx, GONE)));
  }

  private static Future<Void> send(
      RoutingContext ctx, String type, Buffer file, Optional<ByteRange> range) {
    ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type).putHeader("Accept-Ranges", "bytes");
    return range.map(it -> part(ctx, file, it)).orElseGet(() -> ctx.response().end(file));
  }

  private static Future<Void> part(RoutingContext ctx, Buffer file, ByteRange range) {
    return range.beginsWithin(file.length())
        ? ctx.response()
            .setStatusCode(PARTIAL)
            .putHeader("Content-Range", range.of(file.length()))
            .end(file.slice(range.first(), range.end(file.length())))
        : ctx.response().setStatusCode(NOT_SATISFIABLE).end();
  }

  /** A kind page, for who followed a link to it. */
  private Future<Void> gone(RoutingContext ctx, int status) {
    return view.show(ctx, status, "captcha/gone", new View.Plain());
  }
}
