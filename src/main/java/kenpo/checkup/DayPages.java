package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.results.Examined;
import kenpo.results.Histories;
import kenpo.results.History;
import kenpo.results.Look;
import kenpo.results.Sheet;
import kenpo.society.Society.Names;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Site;
import kenpo.web.View;

/** A day's checkup: the newest one, and each of the others. */
public final class DayPages {

  private static final int DAY_LENGTH = "2026-06-01".length();

  private final Histories histories;
  private final View view;

  public DayPages(Histories histories, View view) {
    this.histories = histories;
    this.view = view;
  }

  /**
   * What checkup/day.ftlh is given.
   *
   * @param judged whether there may be bands
   * @param others all days but this one, the newest first
   */
  public record DayPage(
      Language language,
      Sheet sheet,
      boolean newest,
      boolean judged,
      String edition,
      List<Other> others,
      Optional<Names> healthAge) {

    /** A day as people read it. */
    public String say(LocalDate day) {
      return Dates.day(day, language);
    }
  }

  /** A day to go to. */
  public record Other(LocalDate day, List<String> institutions) {

    static Other of(Examined day) {
      return new Other(day.day(), day.institutions().stream().map(it -> it.name()).toList());
    }
  }

  public Future<Void> latest(RoutingContext ctx) {
    return histories
        .of(ViewingGuard.of(ctx), Look.LATEST)
        .compose(
            history ->
                history
                    .latest()
                    .map(sheet -> view.show(ctx, "checkup/day", page(ctx, history, sheet)))
                    .orElseGet(() -> view.show(ctx, "checkup/none", new View.Plain())));
  }

  /** A day on which he was not examined is no page, whoever else was. */
  public Future<Void> day(RoutingContext ctx) {
    return day(ctx.pathParam("date"))
        .map(day -> histories.on(ViewingGuard.of(ctx), day).compose(found -> day(ctx, found, day)))
        .orElseGet(() -> View.notFound(ctx));
  }

  /** Java has years of more than four digits, too: days that PostgreSQL doesn't have. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(text).filter(it -> it.length() == DAY_LENGTH).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Future<Void> day(RoutingContext ctx, Optional<History> found, LocalDate day) {
    return found
        .flatMap(history -> history.on(day).map(sheet -> page(ctx, history, sheet)))
        .map(page -> view.show(ctx, "checkup/day", page))
        .orElseGet(() -> View.notFound(ctx));
  }

  private static DayPage page(RoutingContext ctx, History history, Sheet sheet) {
    var language = Site.of(ctx).language();
    var basis = history.bands().basis();
    return new DayPage(
        language,
        sheet,
        sheet.day().equals(history.days().getFirst()),
        history.subject().isPresent(),
        basis.source().title().in(language),
        history.days().stream().filter(it -> !it.equals(sheet.day())).map(Other::of).toList(),
        history.healthAge());
  }
}
