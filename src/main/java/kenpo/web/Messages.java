package kenpo.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Short texts by key, in every language: {@code messages/ja/login.properties} holds the keys {@code
 * login.…}. Read at start, when a key that one language lacks is refused.
 */
public final class Messages {

  private static final String FOLDER = "messages";
  private static final String ENDING = ".properties";

  private final Map<Language, Map<String, String>> texts;

  Messages(Map<Language, Map<String, String>> texts) {
    this.texts = texts;
  }

  /** Reads all files that there are; blocking. */
  public static Messages all() {
    return load(
        BundledFolder.read(FOLDER + "/" + Language.JA.code()).keySet().stream()
            .map(file -> file.replace(ENDING, ""))
            .toList());
  }

  /** Reads the named files from the class path; blocking. */
  public static Messages load(List<String> files) {
    var all = new EnumMap<Language, Map<String, String>>(Language.class);
    for (var language : Language.values()) {
      var texts = new HashMap<String, String>();
      files.forEach(
          file ->
              read(language, file)
                  .forEach((key, text) -> texts.put(file + "." + key, text.toString())));
      all.put(language, texts);
    }
    var messages = new Messages(all);
    messages.refuseGaps();
    return messages;
  }

  /** The text with {0}, {1} … replaced by the arguments. */
  public String text(Language language, String key, Object... args) {
    var text = texts.get(language).get(key);
    if (text == null) {
      throw new IllegalArgumentException("no message has the key " + key);
    }
    for (int i = 0; i < args.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(args[i]));
    }
    return text;
  }

  public boolean has(String key) {
    return texts.get(Language.JA).containsKey(key);
  }

  private void refuseGaps() {
    var ja = new TreeSet<>(texts.get(Language.JA).keySet());
    var en = new TreeSet<>(texts.get(Language.EN).keySet());
    if (!ja.equals(en)) {
      var all = new TreeSet<>(ja);
      all.addAll(en);
      all.removeIf(key -> ja.contains(key) && en.contains(key));
      throw new IllegalStateException("messages in one language only: " + all);
    }
  }

  private static Properties read(Language language, String file) {
    var path = "/" + FOLDER + "/" + language.code() + "/" + file + ENDING;
    try (var in = Messages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing");
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
