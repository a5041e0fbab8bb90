package kenpo.throttle.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import kenpo.throttle.simulation.Result.Harm;

/** Results as two tables: what attackers got, and how members fared meanwhile. */
public final class Report {

  private static final List<String> ATTACKERS =
      List.of(
          "attack",
          "against",
          "guesses a day",
          "most on one account",
          "accounts opened",
          "if any password",
          "challenges",
          "CPU h",
          "best plan");
  private static final List<String> MEMBERS =
      List.of(
          "attack",
          "with",
          "who",
          "logins",
          "nothing",
          "box",
          "level 2",
          "level 3",
          "level 4",
          "waited",
          "by link",
          "locked out",
          "extra s",
          "99 %");
  private static final double HOURS_A_DAY = 24;

  private final List<Result> results;
  private final Scale scale;

  public Report(List<Result> results, Scale scale) {
    this.results = results;
    this.scale = scale;
  }

  /** One that attackers have nothing in is left out. */
  public Table attackers() {
    return new Table(
        ATTACKERS,
        results.stream().filter(result -> result.spoils().isAny()).map(this::attacker).toList());
  }

  public Table members() {
    var rows = new ArrayList<List<String>>();
    for (var result : results) {
      result.harms().stream()
          .filter(harm -> !harm.visits().isEmpty())
          .forEach(harm -> rows.add(member(result, harm)));
    }
    return new Table(MEMBERS, rows);
  }

  private List<String> attacker(Result result) {
    var spoils = result.spoils();
    double days = scale.length().toSeconds() / 3600.0 / HOURS_A_DAY;
    return List.of(
        result.attack().label(),
        result.policy().label(),
        number("%,.0f", spoils.guesses() / days),
        number("%,d", spoils.mostOnOne()),
        few(Guessing.opened(spoils.perAccount())),
        few(Guessing.openedOfAny(spoils.perAccount())),
        number("%,d", spoils.challenges()),
        number("%.2f", spoils.work().toMillis() / 3_600_000.0),
        result.plan().toString());
  }

  private static List<String> member(Result result, Harm harm) {
    var visits = harm.visits();
    var extra = visits.stream().map(Visit::extra).sorted().toList();
    var row = new ArrayList<String>();
    row.addAll(List.of(result.attack().label(), result.policy().label(), harm.who()));
    row.add(number("%,d", visits.size()));
    for (int level = 0; level <= 4; level++) {
      int hardest = level;
      row.add(share(visits, visit -> visit.onlyWorked(hardest)));
    }
    row.add(share(visits, Visit::onlyWaited));
    row.add(share(visits, Visit::cameByLink));
    row.add(share(visits, visit -> !visit.in()));
    row.add(number("%.1f", extra.get((extra.size() - 1) / 2).toMillis() / 1000.0));
    row.add(number("%.1f", extra.get((extra.size() - 1) * 99 / 100).toMillis() / 1000.0));
    return row;
  }

  private static String share(List<Visit> visits, Predicate<Visit> which) {
    double share = 100.0 * visits.stream().filter(which).count() / visits.size();
    return share == 0 ? "-" : number(share < 10 ? "%.1f %%" : "%.0f %%", share);
  }

  private static String few(double count) {
    return number(count < 0.1 ? "%.5f" : "%.2f", count);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
