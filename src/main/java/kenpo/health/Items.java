package kenpo.health;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kenpo.config.ConfigFile;

/**
 * The items and answers that are known, from {@code items.csv} and {@code answers.csv} of a folder.
 * Checkups may hold others: they are kept as they came, and shown by the names that their file has.
 */
public final class Items {

  private final Map<ItemCode, Item> items = new LinkedHashMap<>();
  private final Map<Choice, String> answers = new LinkedHashMap<>();

  private record Choice(String list, String code) {}

  private Items() {}

  /** Reads the folder; fails with {@link kenpo.config.ConfigError}. */
  public static Items load(Path folder) {
    var read = new Items();
    each(folder.resolve("items.csv"), read::item);
    each(folder.resolve("answers.csv"), read::answer);
    return read;
  }

  private static void each(Path path, Consumer<NamedCsvRecord> row) {
    CsvReader.builder().ofNamedCsvRecord(ConfigFile.at(path).text()).forEach(row);
  }

  private void item(NamedCsvRecord row) {
    var item =
        new Item(
            new ItemCode(row.getField("code")),
            row.getField("name"),
            Item.Type.valueOf(row.getField("type")),
            row.getField("unit"),
            row.getField("unit_shown"),
            Optional.of(row.getField("list")).filter(list -> !list.isEmpty()),
            row.getField("method"),
            row.getField("category"));
    items.put(item.code(), item);
  }

  private void answer(NamedCsvRecord row) {
    answers.put(new Choice(row.getField("list"), row.getField("code")), row.getField("words"));
  }

  public Optional<Item> find(ItemCode code) {
    return Optional.ofNullable(items.get(code));
  }

  /** In the order of the tables. */
  public Collection<Item> all() {
    return items.values();
  }

  /** What a code of a list means for an item; empty where no list of ours has it. */
  public Optional<String> meaning(ItemCode item, String list, String code) {
    return Optional.ofNullable(answers.get(new Choice(list, code)));
  }

  /** Whether there is any code of that list. */
  public boolean knows(String list) {
    return answers.keySet().stream().anyMatch(choice -> choice.list().equals(list));
  }
}
