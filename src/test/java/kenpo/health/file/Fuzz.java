package kenpo.health.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Items;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * Takes any bytes: the first one says whether the others are a ZIP or a document. Whatever they
 * are, they are read or cleanly refused; anything else is a finding. loadtest/fuzz looks for some.
 */
public final class Fuzz {

  static final byte A_DOCUMENT = 'x';

  private static final Items ITEMS = Items.load(Path.of("conf/health"));
  private static final Limits LIMITS = Limits.asOf(LocalDate.of(2026, 11, 22));
  private static final Messages MESSAGES = Messages.load(List.of(Problem.TEXTS));
  private static final Path FILE = file();

  private Fuzz() {}

  /** By this name the fuzzer finds it. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    var rest = Arrays.copyOfRange(data, 1, data.length);
    if (data[0] == A_DOCUMENT) {
      look(new DocumentReader(ITEMS, LIMITS, Optional.of("06133425")).read("1.xml", rest));
    } else {
      zip(rest);
    }
  }

  private static void zip(byte[] bytes) {
    try {
      Files.write(FILE, bytes);
      try (var opened = CheckupPackage.open(FILE, ITEMS, LIMITS)) {
        look(opened.problems());
        opened.each(Fuzz::look);
      } catch (Unreadable e) {
        look(e.problems());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void look(Document document) {
    switch (document) {
      case Document.Sound sound -> look(sound.notes());
      case Document.Scored scored -> look(scored.notes());
      case Document.Refused refused -> {
        look(refused.problems());
        if (refused.problems().isEmpty()) {
          throw new IllegalStateException("refused without a reason");
        }
      }
    }
  }

  private static void look(List<Problem> problems) {
    for (var problem : problems) {
      if (Stream.of(Language.values())
          .anyMatch(language -> problem.text(MESSAGES, language).length() > 1_000)) {
        throw new IllegalStateException("a message of " + problem.key() + " that nobody reads");
      }
    }
  }

  private static Path file() {
    try {
      var file = Files.createTempFile("fuzz", ".zip");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
