package kenpo.health.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A kind of malformed file.
 *
 * @param effect what becomes of it
 */
record Kind(Effect effect, Trial trial) {

  /** In the words of docs/checkup-files.md. */
  enum Effect {
    FILE_REFUSED,
    REFUSED,
    NOTED
  }

  /** Makes a file of the kind in a folder. */
  interface Trial {
    Path make(Path folder) throws IOException;
  }

  /** All that was told of a file. */
  record Told(List<Problem> refusals, List<Problem> notes, boolean ofTheFile) {}

  static Kind fileRefused(byte[] zip) {
    return new Kind(Effect.FILE_REFUSED, folder -> write(folder, "p.zip", zip));
  }

  static Kind refused(byte[] zip) {
    return new Kind(Effect.REFUSED, folder -> write(folder, "p.zip", zip));
  }

  static Kind noted(byte[] zip) {
    return new Kind(Effect.NOTED, folder -> write(folder, "p.zip", zip));
  }

  static Kind refused(UnaryOperator<String> change) {
    return refused(ZipMaker.zip(ZipMaker.parts(changed(change))));
  }

  static Kind noted(UnaryOperator<String> change) {
    return noted(ZipMaker.zip(ZipMaker.parts(changed(change))));
  }

  static Kind refused(String from, String to) {
    return refused(text -> text.replace(from, to));
  }

  static Kind noted(String from, String to) {
    return noted(text -> text.replace(from, to));
  }

  private static String changed(UnaryOperator<String> change) {
    var changed = change.apply(ZipMaker.document());
    if (changed.equals(ZipMaker.document())) {
      throw new IllegalStateException("nothing was changed");
    }
    return changed;
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Small, so that a file needn't be large to be too large. */
  static Limits limits() {
    return new Limits(20, 4, 60_000, 200_000, 200, LocalDate.of(2026, 11, 22));
  }

  static Told read(Path zip) throws IOException {
    var refusals = new ArrayList<Problem>();
    var notes = new ArrayList<Problem>();
    try (var opened = CheckupPackage.open(zip, SampleTest.ITEMS, limits())) {
      notes.addAll(opened.problems());
      opened.each(
          document -> {
            switch (document) {
              case Document.Sound sound -> notes.addAll(sound.notes());
              case Document.Refused refused -> refusals.addAll(refused.problems());
              case Document.Scored scored -> notes.addAll(scored.notes());
            }
          });
    } catch (Unreadable e) {
      return new Told(e.problems(), notes, true);
    }
    return new Told(refusals, notes, false);
  }
}
