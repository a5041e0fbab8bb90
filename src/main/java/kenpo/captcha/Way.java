package kenpo.captcha;

import java.util.Locale;

/** How a challenge was passed, or was tried to. */
enum Way {
  WORK,
  PICTURE,
  SOUND,
  /** By picture or sound, but it was neither what the one shows nor what the other says. */
  CODE;

  /** Word of the metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
