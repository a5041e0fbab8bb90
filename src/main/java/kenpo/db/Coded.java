package kenpo.db;

import java.util.Locale;

/** An enum whose names the database has in small letters. */
public interface Coded {

  /** As Java has it. */
  String name();

  /** As the database has it, and the keys of texts. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of a code that the database may hold. */
  static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }
}
