package kenpo.health.intake;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** Where this program is wrong, for those who mend it: no text, which may quote a document. */
final class Mistake {

  private static final String OURS = "kenpo.";

  private Mistake() {}

  /** Kind of the first cause, and the line of ours that is next to it. */
  static String in(Throwable failure) {
    var first =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .reduce((outer, inner) -> inner)
            .orElse(failure);
    return first.getClass().getSimpleName()
        + Arrays.stream(first.getStackTrace())
            .filter(line -> line.getClassName().startsWith(OURS))
            .findFirst()
            .map(line -> " " + line.getFileName() + ":" + line.getLineNumber())
            .orElse("");
  }
}
