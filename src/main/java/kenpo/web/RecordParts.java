package kenpo.web;

import freemarker.template.TemplateModelException;
import java.beans.Introspector;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What templates may ask of each kind of record, by the names that FreeMarker has for it: {@code
 * band} of {@code band()}, {@code corrected} of {@code isCorrected()}. Looked up once for each
 * kind.
 */
final class RecordParts {

  private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

  private static final Set<String> OF_ALL =
      Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

  private static final ClassValue<Map<String, MethodHandle>> PARTS =
      new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
          return parts(type);
        }
      };

  private RecordParts() {}

  static Map<String, MethodHandle> of(Class<? extends Record> type) {
    return PARTS.get(type);
  }

  static Object said(MethodHandle part, Record value) throws TemplateModelException {
    try {
      return (Object) part.invokeExact((Object) value);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new TemplateModelException(new IllegalStateException(e));
    }
  }

  /** None of one that isn't public: FreeMarker may know a way. */
  private static Map<String, MethodHandle> parts(Class<?> type) {
    var parts = new HashMap<String, MethodHandle>();
    if (Modifier.isPublic(type.getModifiers())) {
      for (var method : type.getMethods()) {
        if (isPart(method)) {
          var part = part(method);
          parts.put(method.getName(), part);
          property(method.getName(), "is", parts, part);
          property(method.getName(), "get", parts, part);
        }
      }
    }
    return parts;
  }

  private static boolean isPart(Method method) {
    return method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !Modifier.isStatic(method.getModifiers())
        && !OF_ALL.contains(method.getName());
  }

  private static MethodHandle part(Method method) {
    try {
      return MethodHandles.publicLookup().unreflect(method).asType(ANY);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What beans call {@code corrected} is {@code isCorrected()}. */
  private static void property(
      String method, String prefix, Map<String, MethodHandle> parts, MethodHandle part) {
    if (method.startsWith(prefix) && method.length() > prefix.length()) {
      parts.put(Introspector.decapitalize(method.substring(prefix.length())), part);
    }
  }
}
