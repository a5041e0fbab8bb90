package kenpo.captcha.sound;

import java.util.List;

/** In which language digits are spoken, and by whom: folders below {@code voices}. */
public enum Voice {
  JAPANESE("ja", List.of("low", "high")),
  ENGLISH("en", List.of("low", "high"));

  private final String folder;
  private final List<String> speakers;

  Voice(String folder, List<String> speakers) {
    this.folder = folder;
    this.speakers = speakers;
  }

  String folder() {
    return folder;
  }

  List<String> speakers() {
    return speakers;
  }
}
