package kenpo.support;

import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How much something of ours holds in memory: entries of maps and collections, places of arrays,
 * bytes of buffers, as far as fields of our own classes lead to them. Other libraries' objects, and
 * what leads to the database, count for nothing.
 */
public final class Held {

  private static final String OURS = "kenpo.";
  private static final String DATABASE = "kenpo.db.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Held() {}

  public static long by(Object root) {
    return new Held().in(root);
  }

  private long in(Object found) {
    if (found == null || !seen.add(found)) {
      return 0;
    }
    return switch (found) {
      case Map<?, ?> map -> map.size() + inAll(map.keySet()) + inAll(map.values());
      case Collection<?> all -> all.size() + inAll(all);
      case Object[] all -> all.length + inAll(Arrays.asList(all));
      case AtomicReference<?> reference -> in(reference.get());
      case AtomicLongArray array -> array.length();
      case Buffer buffer -> buffer.length();
      case Object array when array.getClass().isArray() -> Array.getLength(array);
      default -> inFields(found);
    };
  }

  private long inAll(Collection<?> all) {
    return all.stream().mapToLong(this::in).sum();
  }

  private long inFields(Object owner) {
    long held = 0;
    for (Class<?> type = owner.getClass(); isOurs(type); type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        held += Modifier.isStatic(field.getModifiers()) ? 0 : in(value(field, owner));
      }
    }
    return held;
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(OURS)
        && !type.getName().startsWith(DATABASE)
        && !type.isEnum();
  }

  private static Object value(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
