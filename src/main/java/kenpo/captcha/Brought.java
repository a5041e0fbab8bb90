package kenpo.captcha;

import io.vertx.core.MultiMap;
import java.util.Optional;

/**
 * What a form brings of a challenge, as it came.
 *
 * @param work the answer of a browser that worked, or nothing
 * @param seal of the picture and the sound that the form showed, or nothing
 * @param code what was typed of them, or nothing
 */
public record Brought(String work, String seal, String code) {

  static Brought from(MultiMap form) {
    return new Brought(text(form, "challenge"), text(form, "seal"), text(form, "code"));
  }

  /** A seal alone is no try: every form without scripts has one. */
  public boolean isBlank() {
    return work.isBlank() && code.isBlank();
  }

  private static String text(MultiMap form, String field) {
    return Optional.ofNullable(form.get(field)).orElse("");
  }
}
