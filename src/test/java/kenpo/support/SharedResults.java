package kenpo.support;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A portal that all tests of a class use, where members have opened their results. */
public abstract class SharedResults {

  protected static OpenResults open;

  @BeforeAll
  static void open() {
    open = new OpenResults();
  }

  @AfterAll
  static void close() {
    open.close();
  }
}
