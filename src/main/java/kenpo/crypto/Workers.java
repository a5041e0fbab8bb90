package kenpo.crypto;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Threads for costly computing. On Linux, where each thread has a nice value of its own (sched(7)),
 * they have a high one: while all processors are busy, event loops come first. Elsewhere nothing is
 * asked for, as it would be for the whole process. A thread that they start has it, too: event
 * loops have to be there before.
 */
public final class Workers {

  /** Ten steps: about a tenth of a processor beside a thread without one. */
  private static final int NICE = 10;

  private static final int THIS_THREAD = 0;
  private static final int BY_THREAD_OR_PROCESS = 0;
  private static final FunctionDescriptor SETPRIORITY =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);

  /** Whether this thread was given its nice value. */
  private static final ThreadLocal<Boolean> YIELDING = ThreadLocal.withInitial(Workers::yielding);

  private final WorkerExecutor threads;

  public Workers(Vertx vertx, String name, int threads) {
    this.threads = vertx.createSharedWorkerExecutor(name, threads);
  }

  /** Whatever thread is free; in no order. How much of it may wait is not decided here. */
  public <T> Future<T> compute(Callable<T> work) {
    return threads.executeBlocking(
        () -> {
          YIELDING.get();
          return work.call();
        },
        false);
  }

  @SuppressWarnings("restricted") // calling out of Java: it has no way to do this
  private static boolean yielding() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) {
      return false;
    }
    try {
      var linker = Linker.nativeLinker();
      var function = linker.defaultLookup().find("setpriority").orElseThrow();
      var setPriority = linker.downcallHandle(function, SETPRIORITY);
      return (int) setPriority.invokeExact(BY_THREAD_OR_PROCESS, THIS_THREAD, NICE) == 0;
    } catch (Throwable notHere) { // as where libc has another name: all is as without it
      return false;
    }
  }
}
