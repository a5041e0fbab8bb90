package kenpo;

import java.nio.file.Path;
import java.util.Optional;
import kenpo.health.Items;
import kenpo.health.file.CheckupFile;
import kenpo.health.intake.Stock;
import kenpo.society.Society;
import picocli.CommandLine.Command;

/** {@code bin/portal import checkups}. */
@Command(
    name = "checkups",
    description =
        "健診結果: the ZIP that checkup institutions send, as it was sent, or *.csv"
            + " (docs/import-formats.md)")
final class ImportCheckupsCommand extends ImportStockCommand {

  @Override
  Stock stock() {
    return Stock.CHECKUPS;
  }

  @Override
  Optional<CheckupFile.Format> format(Society society, Path health) {
    return Optional.of(CheckupFile.known(Items.load(health), limits()));
  }
}
