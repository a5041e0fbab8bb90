package kenpo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Nothing may block an event loop: what waits, and who may start a pool for it, is listed here. */
final class Blocking {
  /** Read only before the event loops begin to serve, or in an import. Relative to the root. */
  private static final List<String> MAY_WAIT =
      List.of(
          "Main",
          "CommandGroup",
          "health.judgement.Editions",
          "letter.print.AddressFile",
          "letter.print.PrintFile",
          "health.file.CsvDocuments",
          "health.file.SchemaCheck",
          "health.file.ZipSource",
          "letter.print.PrintRun",
          "roster.file.RosterFile",
          "society.Societies",
          "table.TableSource",
          "web.BundledFolder");

  /** Own a bounded pool of workers. */
  private static final List<String> OWN_A_POOL =
      List.of("account.PasswordRules", "crypto.Share", "crypto.Turns");

  /** In processes of the command line: to be heard of meanwhile, to read meanwhile. */
  private static final List<String> START_A_THREAD =
      List.of("health.intake.ReadAheadImport", "intake.PulseImport");

  private static final List<Class<?>> WAITING_TYPES =
      List.of(
          Files.class,
          FileInputStream.class,
          FileOutputStream.class,
          FileReader.class,
          FileWriter.class,
          RandomAccessFile.class,
          FileChannel.class,
          SocketChannel.class,
          ServerSocketChannel.class,
          Socket.class,
          ServerSocket.class);

  private static final Map<Class<?>, Set<String>> WAITING_CALLS =
      Map.of(
          io.vertx.core.Future.class, Set.of("await"),
          Thread.class, Set.of("sleep", "join"),
          Future.class, Set.of("get", "join"),
          CountDownLatch.class, Set.of("await"),
          Semaphore.class, Set.of("acquire"),
          BlockingQueue.class, Set.of("take", "put"),
          ExecutorService.class, Set.of("awaitTermination", "invokeAll", "invokeAny", "close"),
          Process.class, Set.of("waitFor"));

  private static final Map<Class<?>, Set<String>> POOL_CALLS =
      Map.of(
          Vertx.class, Set.of("executeBlocking", "createSharedWorkerExecutor"),
          Context.class, Set.of("executeBlocking"),
          WorkerExecutor.class, Set.of("executeBlocking"));

  private Blocking() {}

  static Map<String, ArchRule> rules(House house) {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("only named classes wait", calls(mayWait(house), WAITING_CALLS));
    rules.put("only named classes touch files and sockets", types(mayWait(house)));
    rules.put("only the owner of a pool hands work to it", calls(ownsPool(house), POOL_CALLS));
    rules.put("nobody starts threads beside Vert.x", noThreads(house));
    return rules;
  }

  private static DescribedPredicate<JavaClass> mayWait(House house) {
    return house.exactly(MAY_WAIT).or(house.in("config", "demo")).or(house.called("Import"));
  }

  private static DescribedPredicate<JavaClass> ownsPool(House house) {
    return house.exactly(OWN_A_POOL).or(house.called("Import"));
  }

  private static ArchRule calls(
      DescribedPredicate<JavaClass> allowed, Map<Class<?>, Set<String>> calls) {
    return noClasses().that(not(allowed)).should().accessTargetWhere(isOneOf(calls));
  }

  private static DescribedPredicate<JavaAccess<?>> isOneOf(Map<Class<?>, Set<String>> calls) {
    return describe(
        "waits",
        access ->
            calls.entrySet().stream()
                .anyMatch(
                    call ->
                        call.getValue().contains(access.getTarget().getName())
                            && access.getTargetOwner().isAssignableTo(call.getKey())));
  }

  private static ArchRule types(DescribedPredicate<JavaClass> allowed) {
    DescribedPredicate<JavaClass> waiting =
        describe(
            "wait for a file or a peer", it -> WAITING_TYPES.stream().anyMatch(it::isAssignableTo));
    return noClasses().that(not(allowed)).should().dependOnClassesThat(waiting);
  }

  private static ArchRule noThreads(House house) {
    return noClasses()
        .that(not(house.exactly(START_A_THREAD)))
        .should()
        .accessTargetWhere(
            describe(
                "starts a thread",
                access ->
                    access.getTargetOwner().isEquivalentTo(Executors.class)
                        || (access.getTargetOwner().isEquivalentTo(Thread.class)
                            && Stream.of("start", "startVirtualThread")
                                .anyMatch(access.getTarget().getName()::equals))));
  }
}
