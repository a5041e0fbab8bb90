package kenpo.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.ConfigError;
import kenpo.health.Item.English;
import kenpo.health.Items.Choice;
import kenpo.society.Society.Names;

/** Reads the tables of items and answers; all mistakes of all tables are told at once. */
final class ItemTables {

  private static final List<String> SERIES = List.of("series", "name", "name_en", "decimals");
  private static final List<String> CATEGORIES = List.of("category", "category_en");
  private static final List<String> ANSWERS =
      List.of("item", "list", "code", "words", "words_en", "source", "unverified");
  private static final List<String> OLDER =
      List.of("item", "list", "from", "until", "source", "unverified");
  private static final List<String> ITEMS =
      List.of(
          "code",
          "name",
          "name_en",
          "type",
          "unit",
          "unit_shown",
          "unit_shown_en",
          "list",
          "method",
          "method_en",
          "method_code",
          "category",
          "requirement",
          "series",
          "reading",
          "from",
          "until",
          "source",
          "unverified");
  private static final Pattern DECIMALS = Pattern.compile("[0-3]");

  private final Path folder;
  private final Sources sources;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Series> series = new LinkedHashMap<>();
  private final Map<String, Names> categories = new LinkedHashMap<>();
  private final Map<ItemCode, List<AnswerList>> older = new LinkedHashMap<>();
  private final Map<ItemCode, Item> items = new LinkedHashMap<>();
  private final Map<Choice, Answer> answers = new LinkedHashMap<>();

  ItemTables(Path folder, Sources sources) {
    this.folder = folder;
    this.sources = sources;
  }

  /** Fails with {@link ConfigError}. */
  Items read() {
    Table.read(folder.resolve("series.csv"), SERIES, problems, this::series);
    Table.read(folder.resolve("categories.csv"), CATEGORIES, problems, this::category);
    Table.read(folder.resolve("older-lists.csv"), OLDER, problems, this::older);
    Table.read(folder.resolve("items.csv"), ITEMS, problems, this::item);
    older.keySet().stream().filter(code -> !items.containsKey(code)).forEach(this::strange);
    Table.read(folder.resolve("answers.csv"), ANSWERS, problems, this::answer);
    if (!problems.isEmpty()) {
      throw new ConfigError(problems);
    }
    return new Items(items, series, answers);
  }

  private void series(Row row) {
    var key = row.text("series");
    var decimals = row.optional("decimals");
    if (decimals.isPresent() && !DECIMALS.matcher(decimals.get()).matches()) {
      row.refuse("decimals", "0 to 3, or nothing");
      decimals = Optional.empty();
    }
    var read = new Series(key, row.names("name"), decimals.map(Integer::valueOf));
    if (series.put(key, read) != null) {
      row.refuse("series", "each once");
    }
  }

  private void category(Row row) {
    var names = row.names("category");
    if (categories.put(names.ja(), names) != null) {
      row.refuse("category", "each once");
    }
  }

  private void older(Row row) {
    var list = new AnswerList(row.oid("list"), row.years());
    source(row);
    row.unverified();
    row.code("item")
        .ifPresent(code -> older.computeIfAbsent(code, it -> new ArrayList<>()).add(list));
  }

  private void strange(ItemCode code) {
    problems.add(
        "%s: item: \"%s\" is not allowed; allowed: a code of items.csv"
            .formatted(folder.resolve("older-lists.csv"), code));
  }

  private void item(Row row) {
    var type = row.oneOf("type", Item.Type.class).orElse(Item.Type.ST);
    boolean hasAnswers = type == Item.Type.CD || type == Item.Type.CO;
    if (hasAnswers == row.optional("list").isEmpty()) {
      row.refuse("list", "an OID where type is CD or CO, else nothing");
    }
    row.code("code").ifPresent(code -> add(item(code, type, row), row));
  }

  private Item item(ItemCode code, Item.Type type, Row row) {
    var category =
        row.known("category", this::category, "one of categories.csv").orElse(new Names("", ""));
    return new Item(
        code,
        row.text("name"),
        type,
        row.field("unit"),
        row.field("unit_shown"),
        row.optional("list").map(list -> row.oid("list")),
        row.field("method"),
        row.field("method_code"),
        category.ja(),
        english(row, category),
        row.known("series", this::series, "one of series.csv")
            .orElse(new Series("", category, Optional.empty())),
        row.optional("reading").flatMap(text -> row.oneOf("reading", Item.Reading.class)),
        row.years(),
        List.copyOf(older.getOrDefault(code, List.of())),
        source(row),
        row.unverified());
  }

  private static English english(Row row, Names category) {
    return new English(
        row.text("name_en"), row.field("unit_shown_en"), row.field("method_en"), category.en());
  }

  private Optional<Names> category(String ja) {
    return Optional.ofNullable(categories.get(ja));
  }

  private Optional<Series> series(String key) {
    return Optional.ofNullable(series.get(key));
  }

  private void add(Item item, Row row) {
    if (items.put(item.code(), item) != null) {
      row.refuse("code", "each once");
    }
    if ((item.type() == Item.Type.PQ) != item.series().decimals().isPresent()) {
      row.refuse("series", "one with decimals where type is PQ, else one without");
    }
  }

  private void answer(Row row) {
    var item =
        row.optional("item")
            .flatMap(text -> row.known("item", this::known, "a code of items.csv, or nothing"));
    var choice = new Choice(item, row.oid("list"), row.text("code"));
    var answer = new Answer(row.names("words"), source(row), row.unverified());
    if (answers.put(choice, answer) != null) {
      row.refuse("code", "each once in its list");
    }
  }

  private Optional<ItemCode> known(String code) {
    return Optional.of(code).filter(ItemCode::isOne).map(ItemCode::new).filter(items::containsKey);
  }

  private Source source(Row row) {
    return row.known("source", sources::find, sources.allowed())
        .orElse(new Source("", Source.Kind.memory, "", new Names("", ""), ""));
  }
}
