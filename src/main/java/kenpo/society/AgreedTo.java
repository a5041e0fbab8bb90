package kenpo.society;

import java.util.Arrays;
import java.util.List;

/**
 * What one agrees to before results are seen, as that page shows it.
 *
 * @param text version of the cautions, a word
 * @param edition of the bands, a word; empty where an agreement of before names none
 * @param doctor digest of who answers for the bands; empty likewise
 */
public record AgreedTo(String text, String edition, String doctor) {

  /** What may differ from what was agreed to. */
  public enum Part {
    TEXT,
    EDITION,
    DOCTOR
  }

  /** As {@link #toString} wrote it. */
  public static AgreedTo of(String written) {
    var words = (written + "  ").split(" ", Part.values().length);
    return new AgreedTo(words[0], words[1].strip(), words[2].strip());
  }

  public List<Part> differences(AgreedTo other) {
    return Arrays.stream(Part.values()).filter(part -> !of(part).equals(other.of(part))).toList();
  }

  private String of(Part part) {
    return switch (part) {
      case TEXT -> text;
      case EDITION -> edition;
      case DOCTOR -> doctor;
    };
  }

  /** No release may write it in another way: everybody would have to agree anew. */
  @Override
  public String toString() {
    return String.join(" ", text, edition, doctor);
  }
}
