package kenpo.letter.print;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kenpo.letter.AskedBy;
import kenpo.letter.LetterKind;
import kenpo.letter.Tried;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.PostOffice;
import kenpo.support.PostOffice.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A printed secret is on the paper and nowhere else, however the printing ends. */
class SecretsTest {

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @TempDir Path folder;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private PostOffice office;
  private Society society;
  private long member;

  @BeforeEach
  void open() {
    office = new PostOffice();
    society = PostOffice.society(folder, "aoba", "");
    member = office.member(society, Person.insured("1"));
    office.ask(society, member, AskedBy.REGISTRATION);
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void close() {
    root.setLevel(level);
    root.detachAppender(log);
    office.close();
  }

  @Test
  void aSecretIsInNoTableNoLogAndNoFileButThePrintedOne() throws IOException {
    var before = temporaryFiles();
    var file = office.print(society, folder).parts().getFirst().file();
    var code = Paper.of(file).code(2);
    var plain = code.replace("-", "");
    // Bytes of a row are shown as hexadecimal digits.
    var forms = List.of(code, plain, hex(code), hex(plain));
    assertThat(everyRow()).isNotEmpty().noneMatch(it -> forms.stream().anyMatch(it::contains));
    // A hash without a key would be found by trying all there are.
    assertThat(office.query("SELECT length(secret_mac) FROM letters")).containsExactly("32");
    office.redeem("aoba", member, LetterKind.VIEWING_CODE, code);
    assertThat(log.list)
        .isNotEmpty()
        .map(it -> it.getFormattedMessage() + it.getMDCPropertyMap())
        .noneMatch(it -> it.contains(code) || it.contains(plain));
    var fresh = new ArrayList<>(temporaryFiles());
    fresh.removeAll(before);
    assertThat(fresh).isEmpty();
    assertThat(everyRow()).noneMatch(it -> forms.stream().anyMatch(it::contains));
    assertThat(office.query("SELECT secret_mac FROM letters")).containsExactly((String) null);
  }

  @Test
  void whatIsCutOffBeforeTheDatabaseKeptItLeavesLettersThatWaitAndAFileThatOpensNothing()
      throws Exception {
    var copy = folder.resolve("copy");
    try (var held = Database.locked(office.database, "letter_batches")) {
      var printing = Thread.ofPlatform().start(() -> office.print(society, folder));
      while (parts().stream().noneMatch(it -> Files.exists(it) && it.toFile().length() > 1_000)) {
        Thread.onSpinWait();
      }
      // The disk has it before the database is asked.
      while (!isKept()) {
        Thread.onSpinWait();
      }
      Files.copy(parts().stream().filter(it -> it.toFile().length() > 0).findFirst().get(), copy);
      printing.join();
      held.rollback();
    }
    // It stays, as nobody was told whether the database kept it.
    assertThat(parts()).hasSize(1);
    assertThat(office.query("SELECT state || coalesce(batch_id, 0) FROM letters"))
        .containsExactly("asked0");
    try (var paper = Paper.of(copy)) {
      assertThat(redeem(paper.code(2))).isEqualTo(new Tried.Unknown());
    }
    try (var paper = Paper.of(office.print(society, folder).parts().getFirst().file())) {
      assertThat(redeem(paper.code(2))).isInstanceOf(Tried.Accepted.class);
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private Tried redeem(String code) {
    return office.redeem("aoba", member, LetterKind.VIEWING_CODE, code);
  }

  private boolean isKept() {
    return !office
        .query(
            """
            SELECT pid
            FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }

  /** Of every table, as text. */
  private List<String> everyRow() {
    return office
        .query(
            """
            SELECT relname
            FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            """)
        .stream()
        .flatMap(table -> office.query("SELECT t::text FROM \"%s\" AS t".formatted(table)).stream())
        .toList();
  }

  private List<Path> parts() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(it -> it.toString().endsWith(".part")).toList();
    }
  }

  /** Whatever PDFBox or Java might leave. */
  private List<String> temporaryFiles() throws IOException {
    try (Stream<Path> all = Files.list(TEMPORARY)) {
      return all.map(it -> it.getFileName().toString())
          .filter(it -> it.toLowerCase(java.util.Locale.ROOT).matches(".*(pdf|tmp|font|letter).*"))
          .filter(it -> !it.startsWith("junit"))
          .toList();
    }
  }
}
