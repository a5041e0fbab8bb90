package kenpo.health;

import java.util.function.Supplier;

/** What is made when it is first asked for, and then kept. For one thread at a time. */
public final class Once<T> implements Supplier<T> {

  private final Supplier<T> make;
  private T made;

  public Once(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public T get() {
    if (made == null) {
      made = make.get();
    }
    return made;
  }

  /** Whether anybody has asked. */
  public boolean isMade() {
    return made != null;
  }
}
