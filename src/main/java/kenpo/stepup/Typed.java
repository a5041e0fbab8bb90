package kenpo.stepup;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** What was typed into a field. */
final class Typed {

  private Typed() {}

  /** Empty where nothing was, or more than anybody types: {@code most} UTF-16 units. */
  static String text(MultiMap form, String field, int most) {
    return Optional.ofNullable(form.get(field)).filter(it -> it.length() <= most).orElse("");
  }
}
