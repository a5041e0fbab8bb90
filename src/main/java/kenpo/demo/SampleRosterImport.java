package kenpo.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.roster.intake.Imported;
import kenpo.roster.intake.RosterImport;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.roster.intake.RosterPolicy;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.Society.Style;

/**
 * The members of the sample societies: written to {@code var/roster} and imported at the first
 * start, and made up again, the same ones, at every later start.
 */
final class SampleRosterImport {

  private static final int MEMBERS = 10_000;

  private static final String IMPORTED_AT =
      """
      SELECT imported_at
        FROM rosters
       WHERE society_id = ?
      """;

  private final Schema schema;
  private final DemoFolder folder;
  private final InstantSource clock;

  SampleRosterImport(Schema schema, DemoFolder folder, InstantSource clock) {
    this.schema = schema;
    this.folder = folder;
    this.clock = clock;
  }

  /** The society's members, who are in the database. */
  MadeUpRoster of(Society society) {
    try {
      var before = importedAt(society);
      var now = before.orElse(clock.instant());
      var roster = roster(society, now);
      if (before.isEmpty()) {
        importInto(society, roster, now);
      }
      return roster;
    } catch (IOException | SQLException e) {
      throw new CannotStart("roster of %s: %s".formatted(society.id(), e.getMessage()), e);
    }
  }

  private static MadeUpRoster roster(Society society, Instant now) {
    return MadeUpRoster.of(
        society.insurerNumbers(),
        society.style() == Style.P ? Numbering.SHORT : Numbering.MIXED,
        society.id().hashCode(),
        MEMBERS,
        LocalDate.ofInstant(now, Japan.ZONE));
  }

  /** Made and imported at one instant, which the database keeps: ages follow from it. */
  private void importInto(Society society, MadeUpRoster roster, Instant now)
      throws IOException, SQLException {
    var file = folder.path("roster/" + society.id() + ".csv");
    roster.writeCsv(file);
    var result =
        new RosterImport(schema, InstantSource.fixed(now), Actor.SYSTEM, progress -> {})
            .run(file, RosterPolicy.of(society), Wish.APPLY);
    if (!(result instanceof Imported.Done)) {
      throw new IllegalStateException(file + ": " + result);
    }
  }

  private Optional<Instant> importedAt(Society society) throws SQLException {
    try (var connection = schema.connect();
        var statement = connection.prepareStatement(IMPORTED_AT)) {
      statement.setString(1, society.id());
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }
}
