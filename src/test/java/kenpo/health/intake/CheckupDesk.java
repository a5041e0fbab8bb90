package kenpo.health.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kenpo.audit.Actor;
import kenpo.config.PortalConfig;
import kenpo.db.Schema;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Institution;
import kenpo.health.ItemCode;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Document;
import kenpo.health.file.Limits;
import kenpo.health.file.Problem;
import kenpo.health.file.Unreadable;
import kenpo.roster.MatchRules;
import kenpo.roster.Sex;
import kenpo.roster.intake.Imported;
import kenpo.roster.intake.RosterImport;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.roster.intake.RosterPolicy;
import kenpo.society.Japan;
import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.MassLoss;
import kenpo.society.Society.NumberChanged;
import kenpo.support.Database;
import kenpo.support.MovableClock;

/** Where a clerk of a society sits who imports its roster and checkups of its members. */
final class CheckupDesk {

  static final MatchPolicy MATCH = new MatchPolicy(true, 7, true);
  private static final List<String> INSURERS = List.of("06990014", "63990014");
  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,生年月日,性別,区分,資格取得日,資格喪失日,旧保険者番号,旧記号,旧番号,旧枝番\n";

  final PortalConfig.Database database = Database.fresh();
  final MovableClock clock = new MovableClock();
  private final Path folder;

  CheckupDesk(Path folder) {
    this.folder = folder;
    clock.set(OffsetDateTime.parse("2026-11-20T12:00:00+09:00").toInstant());
  }

  /** A row of the roster: symbol 71, born 1980-04-01. */
  static String row(String number, String branch, String kana, String acquired, String lost) {
    return "06990014,71,%s,%s,%s,19800401,2,本人,%s,%s,,,,\n"
        .formatted(number, branch, kana, acquired, lost);
  }

  static String row(String number) {
    return row(number, "00", "ｻﾄｳ ﾊﾅｺ", "20100401", "");
  }

  /** A document of the member with that number, examined on 1 June 2026. */
  static Doc doc(String number) {
    return new Doc(
        new Examinee(
            "06990014",
            "71",
            number,
            Optional.of("00"),
            "サトウ　ハナコ",
            LocalDate.of(1980, 4, 1),
            Sex.FEMALE),
        LocalDate.of(2026, 6, 1),
        LocalDate.of(2026, 7, 1),
        "104");
  }

  /** So many rows, numbered from 1. */
  static String rows(int people) {
    return IntStream.rangeClosed(1, people)
        .mapToObj(i -> row(String.valueOf(i)))
        .collect(Collectors.joining());
  }

  /** A document of each of them. */
  static List<Document.Sound> documents(int people) {
    return IntStream.rangeClosed(1, people)
        .mapToObj(i -> doc(String.valueOf(i)).sound("h%d.xml".formatted(i)))
        .toList();
  }

  /** What a document says; {@code value}: of its one item. */
  record Doc(Examinee examinee, LocalDate examined, LocalDate written, String value) {

    Doc on(String day) {
      return new Doc(examinee, LocalDate.parse(day), written, value);
    }

    Doc written(String day) {
      return new Doc(examinee, examined, LocalDate.parse(day), value);
    }

    Doc saying(String other) {
      return new Doc(examinee, examined, written, other);
    }

    Doc of(Examinee other) {
      return new Doc(other, examined, written, value);
    }

    Document.Sound sound(String entry) {
      return new Document.Sound(entry, examinee, checkup(), new byte[32], List.of());
    }

    Checkup checkup() {
      var sugar =
          new Observation(
              Place.alone("01010"),
              new ItemCode("3D010000001926101"),
              "",
              Status.MEASURED,
              Optional.of(new Value.Quantity(new BigDecimal(value), "mg/dL")),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return new Checkup(
          "10", "010", examined, written, new Institution("1312345678", "青葉健診"), List.of(sugar));
    }
  }

  /** Documents that are there already; each is told before it is handed on. */
  record Listed(List<? extends Document> all, Consumer<Document> next) implements CheckupFile {

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public int documents() {
      return all.size();
    }

    @Override
    public void each(Consumer<Document> sink) throws IOException, Unreadable {
      for (var document : all) {
        next.accept(document);
        sink.accept(document);
      }
    }

    @Override
    public void close() {}
  }

  Schema schema() {
    return new Schema(database);
  }

  Imported roster(String rows) {
    try {
      return rosters().run(write("roster.csv", HEADER + rows), rosterPolicy(), Wish.APPLY);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Imported undoRoster(long importId) {
    try {
      return rosters().undo(importId, rosterPolicy(), false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private RosterImport rosters() {
    return new RosterImport(schema(), clock, Actor.SYSTEM, progress -> {});
  }

  private static RosterPolicy rosterPolicy() {
    return new RosterPolicy(
        "aoba",
        RosterFormat.of(INSURERS),
        MATCH,
        new Enrolment(true, 16, true, NumberChanged.carry),
        new MassLoss(100, 1_000_000));
  }

  static StockPolicy policy(String society) {
    return new StockPolicy(society, Set.copyOf(INSURERS), new MatchRules(MATCH));
  }

  StockResult run(Doc... documents) {
    return run(false, documents);
  }

  StockResult preview(Doc... documents) {
    return run(true, documents);
  }

  private StockResult run(boolean preview, Doc... documents) {
    var all =
        IntStream.range(0, documents.length)
            .mapToObj(i -> documents[i].sound("h%d.xml".formatted(i + 1)))
            .toList();
    return run(
        path -> new Listed(all, document -> {}), policy("aoba"), preview, List.of(documents));
  }

  StockResult run(CheckupFile.Format format, StockPolicy policy, boolean preview) {
    return run(format, policy, preview, "not read");
  }

  private StockResult run(
      CheckupFile.Format format, StockPolicy policy, boolean preview, Object content) {
    try {
      return new FileImport(schema(), Stock.CHECKUPS, clock, Actor.SYSTEM, progress -> {})
          .run(write("checkups.zip", content.toString()), format, policy, preview);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of scores of an index. */
  StockResult scores(String index, StockPolicy policy, boolean preview, String text) {
    try {
      var format = CheckupFile.scores(index, Limits.asOf(Japan.today(clock)));
      return new FileImport(schema(), Stock.SCORES, clock, Actor.SYSTEM, progress -> {})
          .run(write("scores.csv", text), format, policy, preview);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  StockResult undo(long importId, boolean preview) {
    return undo(Stock.CHECKUPS, importId, preview);
  }

  StockResult undo(Stock stock, long importId, boolean preview) {
    try {
      return new FileImport(schema(), stock, clock, Actor.SYSTEM, progress -> {})
          .undo(importId, policy("aoba"), preview);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  List<ReportRow> report(StockResult result) {
    return report(Stock.CHECKUPS, result);
  }

  List<ReportRow> report(Stock stock, StockResult result) {
    try {
      return new ReportImport(schema(), stock, "aoba")
          .first(result.reported().orElseThrow(), 10_000);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why, document by document, e.g. {@code h1.xml unmatched checkups.unmatched.no_identity}. */
  List<String> reasons(StockResult result) {
    return report(result).stream()
        .map(row -> row.document() + " " + row.outcome().code() + " " + row.reason())
        .toList();
  }

  List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }

  void execute(String sql) {
    Database.execute(database.name(), sql);
  }

  /** Each checkup: number of its member, day, version, value. */
  List<String> checkups() {
    return query(
        """
        SELECT concat_ws(' ', number, examined, 'v' || version, document #>> '{o,0,q}')
          FROM checkups
         ORDER BY 1
        """);
  }

  /** All that is stored of checkups. */
  List<String> everything() {
    return query(
        """
        SELECT c::text FROM checkups c
         UNION ALL
        SELECT v::text FROM checkup_versions v
         UNION ALL
        SELECT n::text FROM checkup_confirmations n
         ORDER BY 1
        """);
  }

  /** Taken back, and no other import to think of. */
  static StockResult.Undone undone(long importId, int removed, int restored, boolean preview) {
    var nothing = new StockResult.Others(List.of(), List.of());
    return new StockResult.Undone(importId, removed, restored, nothing, preview);
  }

  /** New, unchanged, corrected, unmatched, refused. */
  static List<Long> counts(StockResult result) {
    var counts =
        switch (result) {
          case StockResult.Done it -> it.counts();
          case StockResult.Previewed it -> it.counts();
          case StockResult.Failed it -> it.counts();
          default -> throw new AssertionError(result);
        };
    return DocumentCounts.OF_DOCUMENTS.stream().map(counts::of).toList();
  }

  static long id(StockResult result) {
    return result.reported().orElseThrow();
  }

  static UncheckedIOException disk() {
    return new UncheckedIOException(new IOException("a disk fails"));
  }
}
