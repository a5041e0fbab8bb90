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
import kenpo.health.Person;
import kenpo.health.Score;
import kenpo.health.Sight;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Subject;
import kenpo.society.Japan;
import kenpo.society.Society;
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

  /** The same, to be taken away. */
  public record Taken(Person person, List<StoredCheckup> checkups) {

    Held held() {
      var subject = person.sex().map(sex -> new Subject(sex, person.birthDate()));
      return new Held(subject, checkups);
    }

    public History history(Knowledge knowledge, Society society) {
      return History.of(held(), knowledge, society);
    }
  }

  /** {@code scores}: of the same years, the newest first. */
  public record Scored(Held held, List<Score> scores) {}

  public Future<Held> of(Viewer viewer, Look look) {
    return taken(viewer, look).map(Taken::held);
  }

  /** To show that day's; empty, and not written down, where there is none. */
  public Future<Optional<Held>> on(Viewer viewer, LocalDate day) {
    return read(viewer, Look.DAY, Optional.empty(), Sight.of(viewer.accountId(), day))
        .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(taken(rows).held()));
  }

  public Future<Taken> taken(Viewer viewer, Look look) {
    return read(viewer, look, Optional.empty(), sight(viewer, look)).map(Results::taken);
  }

  /** The same beside what a firm makes of them, where there is an index of it. */
  public Future<Scored> scored(Viewer viewer, Look look, Optional<String> index) {
    return read(viewer, look, index, sight(viewer, look))
        .map(rows -> new Scored(taken(rows).held(), rows.getFirst().scores()));
  }

  private Sight sight(Viewer viewer, Look look) {
    return switch (look) {
      case LATEST -> Sight.ofNewest(viewer.accountId());
      case YEARS, TAKEN_PDF, TAKEN_CSV, TAKEN_FHIR -> Sight.ofAll(viewer.accountId(), first(clock));
      case DAY, ITEM, JUDGEMENTS, HEALTH_AGE -> Sight.NONE;
    };
  }

  private Future<List<Found>> read(Viewer viewer, Look look, Optional<String> index, Sight sight) {
    return store.since(
        viewer.societyId(),
        viewer.memberId(),
        first(clock),
        index,
        viewer.event(Kind.RESULTS, look),
        sight);
  }

  /** The first day of the years that are shown. */
  public static LocalDate first(InstantSource clock) {
    int year = FiscalYears.of(Japan.today(clock));
    return LocalDate.of(year - YEARS + 1, Month.APRIL, 1);
  }

  /** There is a row wherever there is an event, as whoever asks is a member. */
  private static Taken taken(List<Found> rows) {
    return new Taken(
        rows.getFirst().person(), rows.stream().flatMap(row -> row.checkup().stream()).toList());
  }
}
