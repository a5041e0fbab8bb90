package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.chart.Drawing;
import kenpo.chart.Frame;
import kenpo.chart.Layout;
import kenpo.health.ItemCode;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.NationalValues;
import kenpo.results.Histories;
import kenpo.results.History;
import kenpo.results.Look;
import kenpo.results.Trend;
import kenpo.results.Trend.Ground;
import kenpo.society.Society.Names;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;
import kenpo.web.Site;
import kenpo.web.View;

/** One item over the years: its newest value, a graph, and all that was sent of it. */
public final class TrendPages {

  private final Histories histories;
  private final Messages messages;
  private final View view;

  public TrendPages(Histories histories, Messages messages, View view) {
    this.histories = histories;
    this.messages = messages;
    this.view = view;
  }

  /**
   * What checkup/trend.ftlh is given.
   *
   * @param graphs none where there is nothing to draw
   * @param edition title of the one that the bands are from
   * @param judged whether anything can be, as the sex is known
   */
  public record TrendPage(
      Language language,
      Trend trend,
      List<Graph> graphs,
      String edition,
      boolean judged,
      Optional<Names> healthAge) {

    /** A day as people read it. */
    public String say(LocalDate day) {
      return Dates.day(day, language);
    }

    /** Whether any graph has bands. */
    public boolean isBanded() {
      return graphs.stream().anyMatch(graph -> !graph.panel.zones().isEmpty());
    }

    /** Whether national values are drawn. */
    public boolean isNational() {
      return graphs.stream().anyMatch(graph -> graph.panel.isNational());
    }

    /** Whether marks point away from the reference range. */
    public boolean isSided() {
      return graphs.stream().anyMatch(graph -> graph.panel.isSided());
    }

    /** Whether some points are limits of what can be measured. */
    public boolean isBounded() {
      return trend.tracks().stream()
          .flatMap(track -> track.points().stream())
          .anyMatch(point -> point.bound() != Bound.EXACT);
    }

    /** What may be doubted of all that is behind the points, each reason once. */
    public List<Basis> doubts() {
      var bases =
          grounds()
              .flatMap(
                  ground ->
                      Stream.concat(
                          ground.meaning().basis().stream(),
                          ground.meaning().national().map(NationalValues.Edges::basis).stream()));
      return bases.filter(basis -> basis.uncertain().isPresent()).distinct().toList();
    }

    private Stream<Ground> grounds() {
      return trend.tracks().stream().flatMap(track -> track.grounds().stream());
    }
  }

  /**
   * @param narrow on a phone
   * @param wide the same where there is room
   */
  public record Graph(Panel panel, Drawing narrow, Drawing wide) {}

  /** Of an item that our tables don't have there is no page: nothing is read or written down. */
  public Future<Void> item(RoutingContext ctx) {
    return known(ctx.pathParam("code"))
        .map(code -> show(ctx, code))
        .orElseGet(() -> View.notFound(ctx));
  }

  private Optional<ItemCode> known(String code) {
    return Optional.of(code)
        .filter(ItemCode::isOne)
        .map(ItemCode::new)
        .filter(it -> histories.knowledge().items().find(it).isPresent());
  }

  private Future<Void> show(RoutingContext ctx, ItemCode code) {
    return histories
        .of(ViewingGuard.of(ctx), Look.ITEM)
        .map(history -> page(ctx, history, history.trend(code).orElseThrow()))
        .compose(page -> view.show(ctx, "checkup/trend", page));
  }

  private TrendPage page(RoutingContext ctx, History history, Trend trend) {
    var language = Site.of(ctx).language();
    var edition = history.bands().basis().source().title().in(language);
    return new TrendPage(
        language,
        trend,
        Panel.of(trend).stream().flatMap(panel -> graph(panel, language)).toList(),
        edition,
        history.subject().isPresent(),
        history.healthAge());
  }

  private Stream<Graph> graph(Panel panel, Language language) {
    var chart = new TrendChart(panel, language, messages).chart();
    return Layout.of(chart, Frame.NARROW).stream()
        .flatMap(
            narrow ->
                Layout.of(chart, Frame.WIDE).stream().map(wide -> new Graph(panel, narrow, wide)));
  }
}
