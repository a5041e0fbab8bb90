package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Function;
import kenpo.checkup.print.CriteriaPaper;
import kenpo.checkup.print.ResultsPaper;
import kenpo.health.fhir.Bearer;
import kenpo.health.fhir.FhirFile;
import kenpo.health.file.CsvFile;
import kenpo.results.Criteria;
import kenpo.results.Knowledge;
import kenpo.results.Look;
import kenpo.results.Results;
import kenpo.results.Results.Taken;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Language;
import kenpo.web.Messages;
import kenpo.web.Site;
import kenpo.web.View;

/** Results as files: what there is to choose from, and each of them. */
public final class TakeAwayPages {

  private final Results results;
  private final FileMaker maker;
  private final Knowledge knowledge;
  private final Messages messages;
  private final CsvFile csv;
  private final FhirFile fhir;
  private final InstantSource clock;
  private final View view;

  public TakeAwayPages(
      Results results,
      FileMaker maker,
      Knowledge knowledge,
      Messages messages,
      InstantSource clock,
      View view) {
    this.results = results;
    this.maker = maker;
    this.knowledge = knowledge;
    this.messages = messages;
    this.csv = new CsvFile(knowledge.items());
    this.fhir = new FhirFile(knowledge.items());
    this.clock = clock;
    this.view = view;
  }

  /** A kind of file; its name tells nobody whose it is. */
  private record Kind(String type, String name) {}

  private static final Kind PDF = new Kind("application/pdf", "checkups.pdf");
  private static final Kind CRITERIA = new Kind("application/pdf", "criteria.pdf");
  private static final Kind CSV = new Kind("text/csv; charset=utf-8", "checkups.csv");
  private static final Kind FHIR = new Kind("application/fhir+json", "checkups.json");

  public Future<Void> choose(RoutingContext ctx) {
    return view.show(ctx, "checkup/take-away", new View.Plain());
  }

  public Future<Void> pdf(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var language = Site.of(ctx).language();
    var today = Japan.today(clock);
    return send(ctx, PDF, Look.TAKEN_PDF, taken -> pdf(society, language, today, taken));
  }

  private Buffer pdf(Society society, Language language, LocalDate today, Taken taken) {
    var history = taken.history(knowledge, society);
    var charts = new PaperCharts(history, today, messages, language).all();
    var paper =
        new ResultsPaper(society, taken.person(), history, charts, messages, language, today);
    return Buffer.buffer(paper.pdf(maker.typefaces()));
  }

  public Future<Void> csv(RoutingContext ctx) {
    return send(
        ctx, CSV, Look.TAKEN_CSV, taken -> Buffer.buffer(csv.of(taken.person(), taken.checkups())));
  }

  public Future<Void> fhir(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx).name().ja();
    return send(
        ctx,
        FHIR,
        Look.TAKEN_FHIR,
        taken ->
            fhir.of(new Bearer(taken.person(), society), taken.checkups(), clock.instant())
                .toBuffer());
  }

  /** Nobody's results: nothing is read for it, and nothing written down. */
  public Future<Void> criteria(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var paper =
        new CriteriaPaper(
            society,
            Criteria.of(knowledge, society),
            messages,
            Site.of(ctx).language(),
            Japan.today(clock));
    return maker
        .make(
            ViewingGuard.of(ctx).memberId(),
            () -> Future.succeededFuture(paper),
            it -> Buffer.buffer(it.pdf(maker.typefaces())))
        .compose(file -> send(ctx, CRITERIA, file));
  }

  private Future<Void> send(
      RoutingContext ctx, Kind kind, Look look, Function<Taken, Buffer> write) {
    var viewer = ViewingGuard.of(ctx);
    return maker
        .make(viewer.memberId(), () -> results.taken(viewer, look), write)
        .compose(file -> send(ctx, kind, file));
  }

  private static Future<Void> send(RoutingContext ctx, Kind kind, Buffer file) {
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, kind.type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + kind.name + "\"")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(file);
  }
}
