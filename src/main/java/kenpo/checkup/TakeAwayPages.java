package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Function;
import kenpo.checkup.print.ResultsPaper;
import kenpo.crypto.Mac;
import kenpo.health.fhir.Bearer;
import kenpo.health.fhir.FhirFile;
import kenpo.health.file.CsvFile;
import kenpo.results.Knowledge;
import kenpo.results.Look;
import kenpo.results.Results;
import kenpo.results.Results.Taken;
import kenpo.session.SessionGuard;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.viewing.Viewer;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Gzip;
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
  private final CriteriaFiles criteria;
  private final InstantSource clock;
  private final View view;

  public TakeAwayPages(
      Results results,
      FileMaker maker,
      Knowledge knowledge,
      Mac mac,
      Messages messages,
      InstantSource clock,
      View view) {
    this.results = results;
    this.maker = maker;
    this.knowledge = knowledge;
    this.messages = messages;
    this.csv = new CsvFile(knowledge.items());
    this.fhir = new FhirFile(knowledge.items(), mac);
    this.criteria = new CriteriaFiles(maker, knowledge, messages, clock);
    this.clock = clock;
    this.view = view;
  }

  /**
   * A kind of file; its name tells nobody whose it is.
   *
   * @param shrinks whether packing makes it much smaller
   */
  private record Kind(String type, String name, boolean shrinks) {}

  private static final Kind PDF = new Kind("application/pdf", "checkups.pdf", false);
  private static final Kind CRITERIA = new Kind("application/pdf", "criteria.pdf", false);
  private static final Kind CSV = new Kind("text/csv; charset=utf-8", "checkups.csv", true);
  private static final Kind FHIR = new Kind("application/fhir+json", "checkups.json", true);

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
    var viewer = ViewingGuard.of(ctx);
    var society = SocietyGuard.of(ctx).name().ja();
    return send(ctx, FHIR, Look.TAKEN_FHIR, taken -> fhir(viewer, society, taken));
  }

  private Buffer fhir(Viewer viewer, String society, Taken taken) {
    var bearer = new Bearer(viewer.societyId(), viewer.memberId(), taken.person(), society);
    return fhir.of(bearer, taken.checkups(), clock.instant()).toBuffer();
  }

  /** Nobody's results: nothing is read for it, and nothing written down. */
  public Future<Void> criteria(RoutingContext ctx) {
    return criteria
        .of(SocietyGuard.of(ctx), Site.of(ctx).language(), SessionGuard.of(ctx).accountId())
        .compose(file -> send(ctx, CRITERIA, HttpHeaders.IDENTITY, file));
  }

  private Future<Void> send(
      RoutingContext ctx, Kind kind, Look look, Function<Taken, Buffer> write) {
    var viewer = ViewingGuard.of(ctx);
    boolean packed = kind.shrinks && Gzip.isTakenBy(ctx);
    return maker
        .make(
            SessionGuard.of(ctx).accountId(),
            () -> results.taken(viewer, look),
            packed ? write.andThen(Gzip::packed) : write)
        .compose(file -> send(ctx, kind, packed ? Gzip.NAME : HttpHeaders.IDENTITY, file));
  }

  /** {@code encoding}: said here, or the file would be packed on the event loop. */
  private static Future<Void> send(
      RoutingContext ctx, Kind kind, CharSequence encoding, Buffer file) {
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_ENCODING, encoding)
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .putHeader(HttpHeaders.CONTENT_TYPE, kind.type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + kind.name + "\"")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(file);
  }
}
