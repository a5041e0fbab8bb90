package kenpo.society;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
  public record Supervisor(Names name, Names post) {}

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

  /** Changes with every word of it. */
  String digest() {
    return HexFormat.of().formatHex(Tokens.sha256(toString()), 0, DIGEST_BYTES);
  }
}
