package kenpo.loadtest.checkups;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import kenpo.demo.checkups.Attendee;
import kenpo.demo.checkups.Course;
import kenpo.demo.checkups.History;
import kenpo.demo.checkups.PackageName;
import kenpo.demo.checkups.PackageWriter;
import kenpo.health.Examinee;
import kenpo.health.Items;
import kenpo.roster.Sex;

/**
 * Writes a package of one fiscal year for the first members of the roster that {@code WriteRoster}
 * writes, a checkup each: {@code WriteCheckups FOLDER DOCUMENTS [YEAR]}, 2025 unless another one is
 * told. Prints the file. The same arguments give the same file; none of it is kept in memory.
 */
final class WriteCheckups {

  private static final String[] KANA = {"サトウハナコ", "スズキタロウ", "タカハシショウタ", "イトウユウコ", "ワタナベケン"};
  private static final Course[] COURSES = {Course.RISING, Course.HEALTHY, Course.BEYOND};
  private static final LocalDate MEMBER_SINCE = LocalDate.of(2020, 4, 1);
  private static final String INSURER = "06990014";
  private static final String AGENCY = "91990009";

  private WriteCheckups() {}

  static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    int documents = Integer.parseInt(args[1]);
    int year = args.length > 2 ? Integer.parseInt(args[2]) : 2025;
    var items = Items.load(Path.of("conf/health"));
    var name = new PackageName(AGENCY, INSURER, LocalDate.of(year + 1, 3, 25), 0);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(year);
    try (var writer = PackageWriter.in(folder, name, items)) {
      for (int i = 0; i < documents; i++) {
        write(writer, i, year, items, random);
      }
    }
    System.out.println(folder.resolve(name.folder() + ".zip"));
  }

  private static void write(
      PackageWriter writer, int i, int year, Items items, RandomGenerator random)
      throws IOException {
    // Of those courses nobody leaves out a year.
    var person = new Attendee(member(i), true, MEMBER_SINCE, COURSES[i % COURSES.length]);
    for (var checkup : History.of(person, year, 1, items, random)) {
      writer.add(person.examinee(), checkup);
    }
  }

  /** The one in row {@code i} of the roster. */
  private static Examinee member(int i) {
    int family = i / 2;
    return new Examinee(
        INSURER,
        "71-" + (1000 + family % 40),
        "%07d".formatted(family),
        Optional.of("0" + i % 2),
        KANA[i % KANA.length],
        LocalDate.of(
            1950 + (family + 3 * (i % 2)) % 55, 1 + (family + 5 * (i % 2)) % 12, 1 + family % 28),
        i % 2 == 0 ? Sex.MALE : Sex.FEMALE);
  }
}
