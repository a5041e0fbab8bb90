package kenpo.roster.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.intake.AloneImport;
import kenpo.intake.ImportKind;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import kenpo.intake.PulseImport;
import kenpo.intake.RunsImport;
import kenpo.intake.SqlImport;
import kenpo.roster.file.RosterFile;

/**
 * Takes a society's roster file into the database, whole or not at all, in one transaction, and
 * takes it back. One at a time for each society. Blocking: for the command line and worker threads.
 */
public final class RosterImport {

  private final Schema schema;
  private final InstantSource clock;
  private final Actor actor;
  private final Consumer<Progress> told;

  /**
   * @param actor who is written down as the one who did it
   * @param told hears about once a second how far an import is, from whichever thread
   */
  public RosterImport(Schema schema, InstantSource clock, Actor actor, Consumer<Progress> told) {
    this.schema = schema;
    this.clock = clock;
    this.actor = actor;
    this.told = told;
  }

  /**
   * What the person who starts an import may say.
   *
   * @param preview only tells what would be done
   * @param allowedLoss so many members may be lost or excluded at once, however many that is
   */
  public record Wish(boolean preview, int allowedLoss) {

    public static final Wish APPLY = new Wish(false, 0);
  }

  /**
   * Imports a file.
   *
   * @throws IOException when a disk fails; a path that can't be read is a problem
   * @throws SQLException when the database fails before anything is begun
   */
  public Imported run(Path path, RosterPolicy policy, Wish wish) throws IOException, SQLException {
    try {
      long bytes = Files.size(path);
      return alone(
          policy.societyId(),
          (connection, runs) -> run(connection, runs, path, bytes, policy, wish));
    } catch (NoSuchFileException | AccessDeniedException e) {
      return new Imported.Refused(List.of(RosterFile.unreadable(e)));
    }
  }

  /**
   * Takes an import back, if it is the last one.
   *
   * @param preview only tells what would be done
   */
  public Imported undo(long importId, RosterPolicy policy, boolean preview) throws SQLException {
    return alone(
        policy.societyId(),
        (connection, runs) -> {
          try {
            return new UndoImport(connection, runs, policy, clock, actor).undo(importId, preview);
          } catch (SQLException e) {
            return failed(e);
          }
        });
  }

  private Imported alone(String societyId, AloneImport.Work<Imported> work) throws SQLException {
    return new AloneImport(schema, ImportKind.ROSTER, clock)
        .run(societyId, work, Imported.Busy::new);
  }

  private Imported run(
      Connection connection, RunsImport runs, Path path, long bytes, RosterPolicy policy, Wish wish)
      throws SQLException {
    long id = runs.begin(path.getFileName().toString(), bytes);
    var file = new RosterFile(path, policy.format());
    var pulse = new PulseImport(runs, id, bytes, file::bytesRead, told);
    pulse.start();
    var apply = new ApplyImport(connection, runs, id, policy, clock, actor, pulse);
    var ended = apply(apply, file, wish);
    pulse.close();
    switch (ended) {
      case Imported.Previewed it ->
          runs.end(id, State.PREVIEWED, Optional.of(it.difference().json()));
      case Imported.TooManyLost it ->
          runs.end(id, State.REFUSED, Optional.of(it.difference().json()));
      case Imported.Refused it -> runs.end(id, State.REFUSED, Optional.empty());
      case Imported.Failed it -> runs.end(id, State.FAILED, Optional.empty());
      default -> {}
    }
    return ended;
  }

  private static Imported apply(ApplyImport apply, RosterFile file, Wish wish) {
    try {
      return apply.run(file, wish);
    } catch (SQLException e) {
      return failed(e);
    } catch (IOException | UncheckedIOException e) {
      return new Imported.Failed("failed.file", e.getClass().getSimpleName());
    }
  }

  private static Imported failed(SQLException e) {
    return new Imported.Failed("failed.database", SqlImport.stateOf(e));
  }
}
