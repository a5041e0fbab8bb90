package kenpofixtures.login;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A feature that waits, starts threads, prints, and asks the machine instead of its caller. */
public final class Deeds {
  private Deeds() {}

  public static String await(Future<String> future) {
    return Future.await(future);
  }

  public static void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  public static String get(CompletableFuture<String> future)
      throws InterruptedException, ExecutionException {
    return future.get();
  }

  public static String join(CompletableFuture<String> future) {
    return future.join();
  }

  public static String readFile(Path file) throws IOException {
    return Files.readString(file);
  }

  public static Future<String> useAPool(Vertx vertx) {
    return vertx.executeBlocking(() -> "");
  }

  public static ExecutorService startThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  public static String readEnvironment() {
    return System.getenv("PATH");
  }

  public static void print() {
    System.out.println();
  }

  public static Instant askForTheTime() {
    return Instant.now();
  }

  public static LocalDate askForTheDay() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
