package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.judgement.Basis;
import kenpo.results.About;
import kenpo.results.Histories;
import kenpo.results.History;
import kenpo.results.Look;
import kenpo.results.Verdicts;
import kenpo.results.Years;
import kenpo.society.Japan;
import kenpo.society.Society.Names;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Site;
import kenpo.web.View;

/** What is seen of several years at once: their results side by side, and what they come to. */
public final class OverviewPages {

  private final Histories histories;
  private final InstantSource clock;
  private final View view;

  public OverviewPages(Histories histories, InstantSource clock, View view) {
    this.histories = histories;
    this.clock = clock;
    this.view = view;
  }

  /**
   * What checkup/years.ftlh is given.
   *
   * @param judged whether there may be bands
   * @param edition of the bands
   * @param grades what they are called
   * @param healthAge what the page of the age is called, where there is one; so in the others, too
   */
  public record YearsPage(
      Language language,
      Years years,
      boolean judged,
      Basis edition,
      List<About.Label> grades,
      Optional<Names> healthAge) {

    public String say(LocalDate day) {
      return Dates.day(day, language);
    }
  }

  /**
   * What checkup/judgements.ftlh is given.
   *
   * @param judged whether the roster says enough for any rule
   */
  public record JudgementsPage(
      Language language, List<Verdicts> days, boolean judged, Optional<Names> healthAge) {

    public String say(LocalDate day) {
      return Dates.day(day, language);
    }
  }

  public Future<Void> years(RoutingContext ctx) {
    var language = Site.of(ctx).language();
    return histories
        .of(ViewingGuard.of(ctx), Look.YEARS)
        .map(history -> yearsPage(language, history))
        .compose(page -> view.show(ctx, "checkup/years", page));
  }

  private YearsPage yearsPage(Language language, History history) {
    return new YearsPage(
        language,
        history.years(Japan.today(clock)),
        history.subject().isPresent(),
        history.bands().basis(),
        About.labels(history.bands()),
        history.healthAge());
  }

  public Future<Void> judgements(RoutingContext ctx) {
    var language = Site.of(ctx).language();
    return histories
        .of(ViewingGuard.of(ctx), Look.JUDGEMENTS)
        .map(
            history ->
                new JudgementsPage(
                    language,
                    history.verdicts(),
                    history.subject().isPresent(),
                    history.healthAge()))
        .compose(page -> view.show(ctx, "checkup/judgements", page));
  }
}
