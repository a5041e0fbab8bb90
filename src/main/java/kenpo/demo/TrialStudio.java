package kenpo.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.demo.TrialKind.Drawn;
import kenpo.demo.TrialKind.Spoken;

/** Makes what people try themselves on, of the parts that challenges are made of. */
record TrialStudio(Pictures pictures, Sounds sounds) {

  private static final int FINE = 2;

  /** Reads outlines and recordings; blocking, at start. */
  static TrialStudio load() {
    return new TrialStudio(Pictures.load(), Sounds.load());
  }

  /** Of so many codes; the same seed makes the same. */
  CodeTrial trial(TrialKind kind, int level, int count, long seed) {
    var random = new SplittableRandom(seed);
    List<String> codes = Stream.generate(() -> code(kind, level, random)).limit(count).toList();
    return new CodeTrial(kind, level, seed, codes, List.of());
  }

  private String code(TrialKind kind, int level, RandomGenerator random) {
    return kind.isSound()
        ? sounds.digits(level, random)
        : kind.material().alphabet().code(level, random);
  }

  /** The picture or sound of the code at this place; it computes for some milliseconds. */
  byte[] file(CodeTrial trial, int place) {
    var code = trial.codes().get(place);
    var random = new SplittableRandom(~trial.seed() + place);
    return switch (trial.kind().material()) {
      case Drawn(var alphabet, var look) ->
          pictures.png(trial.level(), alphabet, code, look, FINE, random);
      case Spoken(var voice) -> sounds.wav(trial.level(), voice, code, random);
    };
  }
}
