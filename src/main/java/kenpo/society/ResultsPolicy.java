package kenpo.society;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.crypto.Tokens;
import kenpo.society.Society.Names;

/**
 * What pages of checkup results say in a society's name.
 *
 * @param supervisor who has approved bands and texts; empty where none is named
 */
public record ResultsPolicy(
    Optional<Supervisor> supervisor, List<Text> texts, HealthAgePolicy healthAge) {

  private static final int DIGEST_BYTES = 8;

  /** A doctor. */
  public record Supervisor(Names name, Names post) {

    private Stream<String> words() {
      return Stream.of(name.ja(), name.en(), post.ja(), post.en());
    }
  }

  /**
   * About an item, as the society has approved it.
   *
   * @param series key of series.csv
   * @param meaning instead of ours; empty: ours
   * @param related diseases that it is related to
   */
  public record Text(String series, Optional<Names> meaning, Optional<Names> related) {}

  public Optional<Text> text(String series) {
    return texts.stream().filter(text -> text.series().equals(series)).findFirst();
  }

  /**
   * Of the words that stand beside the cautions, each with its length, as no release may write them
   * in another way: everybody would have to agree anew.
   */
  String digest() {
    var words =
        Stream.concat(
            supervisor.stream().flatMap(Supervisor::words),
            healthAge.external().stream().flatMap(ScorePolicy::words));
    var text = words.map(word -> word.length() + ":" + word).collect(Collectors.joining());
    return HexFormat.of().formatHex(Tokens.sha256(text), 0, DIGEST_BYTES);
  }
}
