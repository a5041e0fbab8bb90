package kenpo;

import java.nio.file.Path;
import java.util.Optional;
import kenpo.health.file.CheckupFile;
import kenpo.health.intake.Stock;
import kenpo.society.ScorePolicy;
import kenpo.society.Society;
import picocli.CommandLine.Command;

/** {@code bin/portal import scores}. */
@Command(
    name = "scores",
    description = "a number a year that a firm has made of checkups: CSV (docs/import-formats.md)")
final class ImportScoresCommand extends ImportStockCommand {

  @Override
  Stock stock() {
    return Stock.SCORES;
  }

  /** Nobody knows what they are scores of before the society's file names it. */
  @Override
  Optional<CheckupFile.Format> format(Society society, Path health) {
    return society
        .results()
        .healthAge()
        .external()
        .map(ScorePolicy::index)
        .map(index -> CheckupFile.scores(index, limits()));
  }
}
