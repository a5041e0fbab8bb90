package kenpo.results;

import static kenpo.results.HistoryOf.AOBA;
import static kenpo.results.HistoryOf.KNOWLEDGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.crypto.Tokens;
import kenpo.society.ResultsPolicy;
import kenpo.support.Policies;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;

/** What is agreed to before results are seen. */
class AgreedTextTest {

  /** Of the texts, by the version of documents.cautions that asks for them. */
  private static final Map<String, String> DIGESTS = Map.of("1", "9d2b7c90198dce46");

  private static final Path PAGE = Path.of("src/main/resources/templates/checkup/cautions.ftlh");

  private static final Pattern KEY = Pattern.compile("t\\(\"([\\w.-]+)\"[,)]");
  private static final Messages MESSAGES = Messages.all();

  @Test
  void otherWordsAreAnotherVersion() throws IOException {
    var version = AOBA.viewing().cautions().version();
    var digest = HexFormat.of().formatHex(Tokens.sha256(words()), 0, 8);
    assertThat(digest)
        .as(
            "What members agreed to as version %s reads otherwise now, so nobody would be asked"
                + " again: raise documents.cautions in conf/society-defaults.yaml, and write %s"
                + " here as the digest of the new version",
            version, digest)
        .isEqualTo(DIGESTS.get(version));
  }

  /** All that the page says by itself, labels of bands included, in both languages. */
  private static String words() throws IOException {
    var keys =
        KEY.matcher(Files.readString(PAGE)).results().map(it -> it.group(1)).distinct().toList();
    assertThat(keys).contains("viewing.cautions.diagnosis", "checkup.about.range.text");
    return Arrays.stream(Language.values())
        .flatMap(
            language ->
                Stream.concat(
                    keys.stream().map(key -> key + "=" + MESSAGES.text(language, key)),
                    labels(language)))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> labels(Language language) {
    return About.of(KNOWLEDGE, AOBA).grades().stream()
        .map(label -> label.grade() + "=" + label.name().in(language));
  }

  @Test
  void aDoctorHasApprovedNoExplanationsWhereThereAreNone() {
    var said = AOBA.results();
    var bare = new ResultsPolicy(said.supervisor(), List.of(), said.healthAge());
    assertThat(About.of(KNOWLEDGE, Policies.saying(AOBA, bare)).texts()).isFalse();
    var text = new ResultsPolicy.Text("ldl", Optional.empty(), Optional.empty());
    var with = new ResultsPolicy(said.supervisor(), List.of(text), said.healthAge());
    assertThat(About.of(KNOWLEDGE, Policies.saying(AOBA, with)).texts()).isTrue();
  }
}
