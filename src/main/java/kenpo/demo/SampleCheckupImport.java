package kenpo.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.random.RandomGeneratorFactory;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.demo.checkups.MadeUpPackages;
import kenpo.health.Items;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Limits;
import kenpo.health.intake.FileImport;
import kenpo.health.intake.Stock;
import kenpo.health.intake.StockPolicy;
import kenpo.health.intake.StockResult;
import kenpo.society.Japan;
import kenpo.society.Society;

/**
 * Ten years of checkups of the sample members: written as ZIPs of the official format to {@code
 * var/checkups}, and imported as any others at the first start. A start that was broken off goes on
 * with them at the next one.
 */
final class SampleCheckupImport {

  private final Schema schema;
  private final DemoFolder folder;
  private final Items items;
  private final InstantSource clock;

  SampleCheckupImport(Schema schema, DemoFolder folder, Items items, InstantSource clock) {
    this.schema = schema;
    this.folder = folder;
    this.items = items;
    this.clock = clock;
  }

  /**
   * @param others how many go to checkups beside those whose checkups tell something
   */
  void of(Society society, MadeUpRoster roster, int others) {
    var done = folder.path("checkups/" + society.id() + "/imported");
    if (Files.exists(done)) {
      return;
    }
    try {
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(society.id().hashCode());
      var packages = new MadeUpPackages(roster.attendees(others), roster.today(), items, random);
      for (var file : packages.write(done.getParent())) {
        importInto(society, file);
      }
      Files.createFile(done);
    } catch (IOException | SQLException e) {
      throw new CannotStart("checkups of %s: %s".formatted(society.id(), e.getMessage()), e);
    }
  }

  private void importInto(Society society, Path file) throws IOException, SQLException {
    var format = CheckupFile.known(items, Limits.asOf(Japan.today(clock)));
    var result =
        new FileImport(schema, Stock.CHECKUPS, clock, Actor.SYSTEM, progress -> {})
            .run(file, format, StockPolicy.of(society), false);
    if (!(result instanceof StockResult.Done done && done.isWell())) {
      throw new IllegalStateException(file + ": " + result);
    }
  }
}
