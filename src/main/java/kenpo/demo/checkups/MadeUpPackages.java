package kenpo.demo.checkups;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Status;
import kenpo.health.Value;

/**
 * Ten fiscal years of checkups of people, as an agency sends them: a ZIP for each year and insurer
 * number, made at its end, and one more with a checkup that was sent wrongly first.
 */
public final class MadeUpPackages {

  private static final int YEARS = 10;
  private static final String AGENCY = "91990009";
  private static final String CORRECTED = "3B090000002327101";

  /** A checkup and whose it is. */
  private record Of(Examinee examinee, Checkup checkup) {}

  private final Items items;
  private final int lastYear;
  private final List<Of> all = new ArrayList<>();

  /**
   * @param today the last fiscal year that has ended by then is the last one
   * @param random gives the same checkups for the same people if it begins the same
   */
  public MadeUpPackages(
      List<Attendee> people, LocalDate today, Items items, RandomGenerator random) {
    this.items = items;
    this.lastYear = Period.fiscalYear(today) - 1;
    for (var person : people) {
      History.of(person, lastYear - YEARS + 1, YEARS, items, random)
          .forEach(checkup -> all.add(new Of(person.examinee(), checkup)));
    }
  }

  /** How many checkups there are, corrections aside. */
  public int checkups() {
    return all.size();
  }

  /** Writes them into a folder that is there; answers the files in the order they were sent. */
  public List<Path> write(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    var insurers = all.stream().map(it -> it.examinee().insurerNumber()).distinct().toList();
    for (int year = lastYear - YEARS + 1; year <= lastYear; year++) {
      for (var insurer : insurers) {
        var name = new PackageName(AGENCY, insurer, LocalDate.of(year + 1, 3, 25), 0);
        write(folder, name, of(year, insurer)).ifPresent(files::add);
      }
    }
    var correction = correction();
    if (correction.isPresent()) {
      var insurer = correction.get().examinee().insurerNumber();
      var name = new PackageName(AGENCY, insurer, LocalDate.of(lastYear + 1, 4, 14), 0);
      write(folder, name, List.of(correction.get())).ifPresent(files::add);
    }
    return files;
  }

  private List<Of> of(int year, String insurer) {
    return all.stream()
        .filter(it -> it.examinee().insurerNumber().equals(insurer))
        .filter(it -> Period.fiscalYear(it.checkup().examined()) == year)
        .toList();
  }

  private Optional<Path> write(Path folder, PackageName name, List<Of> those) throws IOException {
    if (those.isEmpty()) {
      return Optional.empty();
    }
    try (var writer = PackageWriter.in(folder, name, items)) {
      for (var one : those) {
        writer.add(one.examinee(), one.checkup());
      }
    }
    return Optional.of(folder.resolve(name.folder() + ".zip"));
  }

  /** The first checkup of the last year that says γ-GT, with another number for it. */
  private Optional<Of> correction() {
    return all.stream()
        .filter(it -> Period.fiscalYear(it.checkup().examined()) == lastYear)
        .filter(it -> it.checkup().observations().stream().anyMatch(MadeUpPackages::isWrong))
        .findFirst()
        .map(it -> new Of(it.examinee(), corrected(it.checkup())));
  }

  private Checkup corrected(Checkup checkup) {
    return new Checkup(
        checkup.report(),
        checkup.program(),
        checkup.examined(),
        LocalDate.of(lastYear + 1, 4, 10),
        checkup.institution(),
        checkup.observations().stream().map(MadeUpPackages::corrected).toList());
  }

  private static Observation corrected(Observation observed) {
    if (!isWrong(observed)
        || !(observed.value().orElseThrow() instanceof Value.Quantity(var number, var unit))) {
      return observed;
    }
    return new Observation(
        observed.place(),
        observed.item(),
        observed.name(),
        observed.status(),
        Optional.of(new Value.Quantity(number.add(BigDecimal.TWO), unit)),
        observed.flag(),
        observed.range(),
        observed.method(),
        observed.by());
  }

  private static boolean isWrong(Observation observed) {
    return observed.item().text().equals(CORRECTED) && observed.status() == Status.MEASURED;
  }
}
