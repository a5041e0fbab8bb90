package kenpo.health;

import java.time.LocalDate;
import java.util.Collection;

/**
 * A checkup as the database has it ({@link CheckupJson}), decoded when what it says is first asked
 * for: a page reads ten years of them and shows a day.
 */
public final class CheckupText {

  private final String json;
  private final CheckupReader.Head head;
  private final Once<Checkup> checkup;

  /** {@code written}: the day on which the file was made. */
  public CheckupText(String json, LocalDate written) {
    this.json = json;
    this.head = CheckupReader.head(json);
    this.checkup = new Once<>(() -> CheckupJson.decode(json, written));
  }

  public LocalDate examined() {
    return head.examined();
  }

  public Institution institution() {
    return head.institution();
  }

  public Checkup checkup() {
    return checkup.get();
  }

  /**
   * False where it says nothing of any of these; costs little, but is no answer to whether it does.
   */
  public boolean mayName(Collection<ItemCode> codes) {
    return checkup.isMade() || codes.stream().map(ItemCode::text).anyMatch(json::contains);
  }
}
