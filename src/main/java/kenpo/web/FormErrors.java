package kenpo.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a form, in the order of its fields: field name, message key, arguments. */
public final class FormErrors {

  /** One field's mistake; a form shows the first of each field. */
  public record FieldError(String field, String key, List<Object> args) {}

  private final List<FieldError> errors = new ArrayList<>();

  public static FormErrors of(String field, String key, Object... args) {
    return new FormErrors().add(field, key, args);
  }

  public static FormErrors of(FieldError error) {
    return new FormErrors().add(error.field, error.key, error.args.toArray());
  }

  public FormErrors add(String field, String key, Object... args) {
    if (errors.stream().noneMatch(error -> error.field.equals(field))) {
      errors.add(new FieldError(field, key, List.of(args)));
    }
    return this;
  }

  public FormErrors addIf(boolean wrong, String field, String key, Object... args) {
    return wrong ? add(field, key, args) : this;
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public List<FieldError> all() {
    return List.copyOf(errors);
  }

  public Optional<FieldError> of(String field) {
    return errors.stream().filter(error -> error.field.equals(field)).findFirst();
  }
}
