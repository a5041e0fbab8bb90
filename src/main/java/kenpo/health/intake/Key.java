package kenpo.health.intake;

import java.util.List;

/**
 * Which one of its {@link Stock} something is: what is sent with another of these is another one.
 *
 * @param parts one for each {@linkplain Stock#parts part} of the stock's keys
 */
record Key(long memberId, List<Object> parts) {

  Key {
    parts = List.copyOf(parts);
  }

  Key of(long member) {
    return new Key(member, parts);
  }
}
