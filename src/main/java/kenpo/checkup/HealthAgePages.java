package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.chart.Drawing;
import kenpo.chart.Frame;
import kenpo.chart.Layout;
import kenpo.results.HealthAgeRule;
import kenpo.results.HealthAges;
import kenpo.results.Histories;
import kenpo.results.History;
import kenpo.results.Look;
import kenpo.society.Japan;
import kenpo.society.Society.Names;
import kenpo.society.SocietyGuard;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;
import kenpo.web.Site;
import kenpo.web.View;

/** The age that checkups come to: no page before the society's doctor has signed it off. */
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
   * @param ages empty where nothing can be judged
   * @param narrow the graph on a phone; empty where there is nothing to draw
   * @param wide the same where there is room
   */
  public record HealthAgePage(
      Language language,
      HealthAgeRule rule,
      Optional<HealthAges> ages,
      Optional<Drawing> narrow,
      Optional<Drawing> wide,
      Optional<Names> healthAge) {

    public String say(LocalDate day) {
      return Dates.day(day, language);
    }
  }

  /** Where it isn't shown nothing is read, and nothing written down. */
  public Future<Void> show(RoutingContext ctx) {
    return HealthAgeRule.of(histories.knowledge(), SocietyGuard.of(ctx))
        .map(rule -> show(ctx, rule))
        .orElseGet(() -> View.notFound(ctx));
  }

  private Future<Void> show(RoutingContext ctx, HealthAgeRule rule) {
    return histories
        .of(ViewingGuard.of(ctx), Look.HEALTH_AGE)
        .map(history -> page(Site.of(ctx).language(), rule, history))
        .compose(page -> view.show(ctx, "checkup/health-age", page));
  }

  private HealthAgePage page(Language language, HealthAgeRule rule, History history) {
    var ages = history.healthAges(rule, Japan.today(clock));
    var name = rule.name().in(language);
    var chart =
        ages.flatMap(it -> new HealthAgeChart(it, rule.score(), name, language, messages).chart());
    return new HealthAgePage(
        language,
        rule,
        ages,
        chart.flatMap(it -> Layout.of(it, Frame.NARROW)),
        chart.flatMap(it -> Layout.of(it, Frame.WIDE)),
        Optional.of(rule.name()));
  }
}
