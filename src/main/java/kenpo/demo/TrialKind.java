package kenpo.demo;

import java.util.Optional;
import java.util.stream.Stream;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.picture.Look;
import kenpo.captcha.sound.Voice;

/** What of a challenge people try themselves on. */
public enum TrialKind {
  PICTURE(new Drawn(Alphabet.MIXED, Look.PLAIN)),
  CONTRAST(new Drawn(Alphabet.MIXED, Look.CONTRAST)),
  HIRAGANA(new Drawn(Alphabet.HIRAGANA, Look.PLAIN)),
  JAPANESE(new Spoken(Voice.JAPANESE)),
  ENGLISH(new Spoken(Voice.ENGLISH));

  /** As challenges have it. */
  sealed interface Material {
    Alphabet alphabet();
  }

  record Drawn(Alphabet alphabet, Look look) implements Material {}

  record Spoken(Voice voice) implements Material {

    @Override
    public Alphabet alphabet() {
      return Alphabet.DIGITS;
    }
  }

  private final Material material;

  TrialKind(Material material) {
    this.material = material;
  }

  Material material() {
    return material;
  }

  public boolean isSound() {
    return material instanceof Spoken;
  }

  static Optional<TrialKind> of(String name) {
    return Stream.of(values()).filter(it -> it.name().equals(name)).findFirst();
  }
}
