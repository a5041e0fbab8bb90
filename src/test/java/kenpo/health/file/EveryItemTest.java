package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import kenpo.demo.checkups.Attendee;
import kenpo.demo.checkups.Course;
import kenpo.demo.checkups.History;
import kenpo.demo.checkups.MadeUpPackages;
import kenpo.demo.checkups.PackageName;
import kenpo.demo.checkups.PackageWriter;
import kenpo.health.Checkup;
import kenpo.health.Observation;
import kenpo.health.Status;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written is what is read, to the last decimal: every item in every status, and whole
 * years.
 */
class EveryItemTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final PackageName NAME =
      new PackageName("1399999999", "06990014", LocalDate.of(2025, 6, 20), 0);

  @TempDir private Path folder;

  @Test
  void everyItemInEveryStatusComesBackAsItWasWritten() throws Exception {
    var written = EveryItem.checkups();
    write(written);

    var read = read(folder.resolve(NAME.folder() + ".zip"));
    assertThat(read.stream().map(Document.Sound::examinee).distinct())
        .containsExactly(EveryItem.EXAMINEE);
    assertThat(read.stream().map(Document.Sound::checkup).toList()).isEqualTo(written);
  }

  @Test
  void everyItemIsThereInEveryStatusThatItMayHave() {
    var statuses =
        EveryItem.checkups().stream()
            .flatMap(checkup -> checkup.observations().stream())
            .collect(
                Collectors.groupingBy(
                    Observation::item,
                    Collectors.mapping(Observation::status, Collectors.toSet())));
    assertThat(EveryItem.ITEMS.all())
        .allSatisfy(
            item ->
                assertThat(statuses.get(item.code()))
                    .contains(Status.MEASURED, Status.NOT_DONE, Status.NOT_MEASURABLE));
  }

  @Test
  void tenMadeUpYearsComeBackAsTheyWereWritten() throws Exception {
    var person = new Attendee(EveryItem.EXAMINEE, true, LocalDate.of(2001, 4, 1), Course.RISING);
    var random = RandomGeneratorFactory.of("L64X128MixRandom");
    var written = History.of(person, 2016, 10, EveryItem.ITEMS, random.create(3));

    var read = new ArrayList<Checkup>();
    var packages = new MadeUpPackages(List.of(person), TODAY, EveryItem.ITEMS, random.create(3));
    for (var file : packages.write(folder)) {
      read(file).forEach(sound -> read.add(sound.checkup()));
    }
    assertThat(read.subList(0, 10)).isEqualTo(written);
    assertThat(read).hasSize(11);
    assertThat(read.getLast().examined()).isEqualTo(read.get(9).examined());
    assertThat(read.getLast()).isNotEqualTo(read.get(9));
  }

  private void write(List<Checkup> checkups) throws Exception {
    try (var writer = PackageWriter.in(folder, NAME, EveryItem.ITEMS)) {
      for (var checkup : checkups) {
        writer.add(EveryItem.EXAMINEE, checkup);
      }
    }
  }

  /** All of it, of which nothing may be said but that an item isn't in our tables. */
  private static List<Document.Sound> read(Path file) throws Exception {
    var documents = new ArrayList<Document>();
    try (var opened = CheckupPackage.open(file, EveryItem.ITEMS, Limits.asOf(TODAY))) {
      assertThat(opened.problems()).isEmpty();
      opened.each(documents::add);
    }
    return documents.stream().map(EveryItemTest::sound).toList();
  }

  private static Document.Sound sound(Document document) {
    assertThat(document).isInstanceOf(Document.Sound.class);
    var sound = (Document.Sound) document;
    assertThat(sound.notes().stream().map(Problem::key)).isSubsetOf("item.unknown");
    return sound;
  }
}
