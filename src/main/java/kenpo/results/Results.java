package kenpo.results;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Kind;
import kenpo.health.CheckupStore;
import kenpo.health.CheckupStore.Found;
import kenpo.health.FiscalYears;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Subject;
import kenpo.society.Japan;
import kenpo.viewing.Viewer;

/**
 * The one door to a member's results, for pages and for what is taken away: his own, and only with
 * an event in the audit log that is committed before anything of them is shown. One statement.
 */
public final class Results {

  /** Fiscal years that are shown, this one included. */
  public static final int YEARS = 10;

  private final CheckupStore store;
  private final InstantSource clock;

  public Results(Audit audit, InstantSource clock) {
    this.store = new CheckupStore(audit);
    this.clock = clock;
  }

  /**
   * What there is of a member.
   *
   * @param subject empty where the roster doesn't say the sex: nothing can be judged then
   * @param checkups of the last {@link #YEARS}, the newest first
   */
  public record Held(Optional<Subject> subject, List<StoredCheckup> checkups) {}

  public Future<Held> of(Viewer viewer, Look look) {
    return store
        .since(
            viewer.societyId(), viewer.memberId(), first(clock), viewer.event(Kind.RESULTS, look))
        .map(Results::held);
  }

  /** The first day of the years that are shown. */
  public static LocalDate first(InstantSource clock) {
    int year = FiscalYears.of(Japan.today(clock));
    return LocalDate.of(year - YEARS + 1, Month.APRIL, 1);
  }

  private static Held held(List<Found> rows) {
    var subject =
        rows.stream()
            .findFirst()
            .flatMap(row -> row.sex().map(sex -> new Subject(sex, row.birthDate())));
    return new Held(subject, rows.stream().flatMap(row -> row.checkup().stream()).toList());
  }
}
