package kenpo.throttle;

import io.vertx.core.buffer.Buffer;

/** What speaks for whoever tries, besides what is tried. */
public sealed interface Trust {

  /** Nothing does: an ordinary browser. */
  record None() implements Trust {}

  /** No account is named: nothing but where it comes from can speak against it either. */
  record NoAccount() implements Trust {}

  /** The account was used on this device before; {@code hash} is what its cookie is kept as. */
  record KnownDevice(Buffer hash) implements Trust {}

  /** A mailed link was opened in this browser for this identifier. */
  record Cleared() implements Trust {}
}
