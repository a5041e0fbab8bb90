package kenpo.roster.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.audit.Actor;
import kenpo.intake.ImportRun.State;
import kenpo.intake.PulseImport;
import kenpo.intake.RunsImport;
import kenpo.intake.SqlImport;
import kenpo.roster.Entitlement;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterFile;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.Japan;

/** The one transaction of an import: reads, compares, and applies, or leaves all as it was. */
final class ApplyImport {

  private final Connection connection;
  private final SqlImport sql;
  private final RunsImport runs;
  private final long importId;
  private final RosterPolicy policy;
  private final InstantSource clock;
  private final Actor actor;
  private final PulseImport pulse;

  ApplyImport(
      Connection connection,
      RunsImport runs,
      long importId,
      RosterPolicy policy,
      InstantSource clock,
      Actor actor,
      PulseImport pulse) {
    this.connection = connection;
    this.sql = new SqlImport(connection);
    this.runs = runs;
    this.importId = importId;
    this.policy = policy;
    this.clock = clock;
    this.actor = actor;
    this.pulse = pulse;
  }

  Imported run(RosterFile file, Wish wish) throws IOException, SQLException {
    var rules = new MatchRules(policy.match());
    var alike = new AlikeImport(sql, rules);
    var problems = new ReadImport(sql, policy.societyId(), rules, alike).read(file, pulse);
    if (problems.isEmpty()) {
      problems = alike.duplicates();
    }
    if (!problems.isEmpty()) {
      connection.rollback();
      return new Imported.Refused(List.copyOf(problems));
    }
    return compared(rules, alike, wish);
  }

  private Imported compared(MatchRules rules, AlikeImport alike, Wish wish) throws SQLException {
    var today = Japan.today(clock);
    new KeysImport(sql, policy.societyId(), rules).keep();
    new MatchImport(sql, policy.societyId()).match(today);
    var entitled = Entitlement.of(policy.enrolment(), today);
    var review = new ReviewImport(sql, policy.societyId(), entitled);
    var difference = review.difference();
    int ending = difference.ending();
    int members = review.members();
    if (policy.isMassLoss(ending, members) && ending > wish.allowedLoss()) {
      connection.rollback();
      return new Imported.TooManyLost(members, difference);
    }
    var warnings = warnings(alike, today);
    if (wish.preview()) {
      connection.rollback();
      return new Imported.Previewed(difference, warnings);
    }
    pulse.enter(State.APPLYING);
    return applied(rules, new Imported.Done(importId, difference, warnings));
  }

  private List<Problem> warnings(AlikeImport alike, LocalDate today) throws SQLException {
    return Stream.of(alike.collisions(today), new DoubtImport(sql).doubts())
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Problem::line))
        .toList();
  }

  private Imported applied(MatchRules rules, Imported.Done done) throws SQLException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    new MergeImport(sql, policy.societyId(), importId).merge();
    if (done.difference().isAny()) {
      // Else what comes next is planned by what was there before, and takes a thousand times as
      // long.
      sql.run("ANALYZE members, member_identities, employers");
    }
    pulse.close();
    new LedgerImport(sql, policy.societyId(), actor)
        .applied(importId, rules, done.difference(), now);
    return committed(done);
  }

  /** Whether a COMMIT whose answer was lost was made, the run's row knows. */
  private Imported committed(Imported.Done done) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (runs.end(importId, State.FAILED, Optional.empty())) {
        throw e;
      }
    }
    return done;
  }
}
