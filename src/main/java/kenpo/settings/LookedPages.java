package kenpo.settings;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import kenpo.audit.Trail;
import kenpo.audit.Trail.Step;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.session.SessionGuard;
import kenpo.society.Japan;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Site;
import kenpo.web.View;

/** Who came in and what was opened of one's data: told by role, never by a person's name. */
public final class LookedPages {

  private static final int A_PAGE = 20;
  private static final int MOST_PAGES = 500;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Trail trail;
  private final View view;

  public LookedPages(Db db, View view) {
    this.trail = new Trail(db);
    this.view = view;
  }

  /**
   * What settings/looked.ftlh is given.
   *
   * @param number of the page, from 1
   * @param more whether another comes behind it
   */
  public record LookedPage(List<Line> lines, int number, boolean more) {}

  /**
   * Something that happened.
   *
   * @param what a word of {@link What}
   * @param by a role, or "unknown"
   */
  public record Line(String what, String day, String time, String by) {

    static Line of(Step step, Language language) {
      return new Line(
          What.of(step).code(),
          Dates.day(local(step.at()).toLocalDate(), language),
          TIME.format(local(step.at())),
          step.by().map(Coded::code).orElse("unknown"));
    }

    private static ZonedDateTime local(Instant at) {
      return at.atZone(Japan.ZONE);
    }
  }

  public Future<Void> show(RoutingContext ctx) {
    var session = SessionGuard.of(ctx);
    int number = number(ctx.request().getParam("page", ""));
    return trail
        .of(session.societyId(), session.accountId(), (number - 1) * A_PAGE, A_PAGE + 1)
        .compose(
            steps ->
                view.show(ctx, "settings/looked", page(steps, number, Site.of(ctx).language())));
  }

  /** Whatever else an address says is the first page. */
  private static int number(String text) {
    return text.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(text), MOST_PAGES) : 1;
  }

  private static LookedPage page(List<Step> steps, int number, Language language) {
    var lines = steps.stream().limit(A_PAGE).map(step -> Line.of(step, language)).toList();
    return new LookedPage(lines, number, steps.size() > A_PAGE && number < MOST_PAGES);
  }
}
