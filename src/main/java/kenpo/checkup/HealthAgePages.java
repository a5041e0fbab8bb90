package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.chart.Chart;
import kenpo.chart.Drawing;
import kenpo.chart.Frame;
import kenpo.chart.Layout;
import kenpo.results.HealthAgeRule;
import kenpo.results.HealthAges;
import kenpo.results.Histories;
import kenpo.results.Histories.Scored;
import kenpo.results.History;
import kenpo.results.Look;
import kenpo.results.Scores;
import kenpo.society.Japan;
import kenpo.society.Society.Names;
import kenpo.society.SocietyGuard;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;
import kenpo.web.Site;
import kenpo.web.View;

/**
 * The age that checkups come to, and what a firm makes of them: no page before the society's doctor
 * has signed off one of them.
 */
public final class HealthAgePages {

  private final Histories histories;
  private final Messages messages;
  private final InstantSource clock;
  private final View view;

  public HealthAgePages(Histories histories, Messages messages, InstantSource clock, View view) {
    this.histories = histories;
    this.messages = messages;
    this.clock = clock;
    this.view = view;
  }

  /**
   * What checkup/health-age.ftlh is given.
   *
   * @param healthAge what the page is called
   * @param ours the age that we make, where it is shown
   * @param scores a firm's number, where it is shown
   */
  public record HealthAgePage(
      Language language,
      Optional<Names> healthAge,
      Optional<Ours> ours,
      Optional<Scores> scores,
      Graph scoresGraph) {

    public String say(LocalDate day) {
      return Dates.day(day, language);
    }
  }

  /** {@code ages}: empty where nothing can be judged. */
  public record Ours(HealthAgeRule rule, Optional<HealthAges> ages, Graph graph) {}

  /**
   * The same twice.
   *
   * @param narrow on a phone; empty where there is nothing to draw
   * @param wide where there is room
   */
  public record Graph(Optional<Drawing> narrow, Optional<Drawing> wide) {

    private static Graph of(Optional<Chart> chart) {
      return new Graph(
          chart.flatMap(it -> Layout.of(it, Frame.NARROW)),
          chart.flatMap(it -> Layout.of(it, Frame.WIDE)));
    }
  }

  /** Where it isn't shown nothing is read, and nothing written down. */
  public Future<Void> show(RoutingContext ctx) {
    return histories.knowledge().healthAge(SocietyGuard.of(ctx)).isEmpty()
        ? View.notFound(ctx)
        : histories
            .scored(ViewingGuard.of(ctx), Look.HEALTH_AGE, Japan.today(clock))
            .map(scored -> page(Site.of(ctx).language(), scored))
            .compose(page -> view.show(ctx, "checkup/health-age", page));
  }

  private HealthAgePage page(Language language, Scored scored) {
    var history = scored.history();
    return new HealthAgePage(
        language,
        history.healthAge(),
        history.healthAgeRule().map(rule -> ours(language, rule, history)),
        scored.scores(),
        Graph.of(scored.scores().flatMap(it -> new ScoreChart(it, language, messages).chart())));
  }

  private Ours ours(Language language, HealthAgeRule rule, History history) {
    var ages = history.healthAges(rule, Japan.today(clock));
    var name = rule.name().in(language);
    return new Ours(
        rule,
        ages,
        Graph.of(
            ages.flatMap(
                it -> new HealthAgeChart(it, rule.score(), name, language, messages).chart())));
  }
}
