package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.row;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk where a first roster is followed by one that changes something of each kind. */
abstract class SecondRoster {

  static final String STAYS = row("9", "20200401", "");
  static final String FIRST =
      row("1", "20200401", "") + row("2", "20200401", "") + row("3", "20200401", "") + STAYS;

  /** One renumbered, one lost by date, one missing, one new. */
  static final String SECOND =
      row("11", "20261001", "", "1")
          + row("2", "20200401", "20261001")
          + row("4", "20261001", "")
          + STAYS;

  @TempDir Path folder;
  RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }
}
