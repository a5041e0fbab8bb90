package kenpo.captcha;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.sound.Sounds;
import kenpo.captcha.sound.Voice;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Seal;
import kenpo.crypto.Tokens;

/**
 * Challenges that a person reads in a picture or hears in a sound. Whatever follows from the seed
 * has random numbers of its own, drawn with a key of ours: what a picture shows of the strokes it
 * was made with tells nothing of the code.
 */
final class Codes {

  private static final String[] KIND = {"code", "1"};
  private static final String[] SEEDS = {"seeds", "1"};
  private static final int SEED_BYTES = 16;

  /** Named, so that each server draws alike. */
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final Seal seal;
  private final Mac seeds;
  private final Tokens random;
  private final Sounds sounds;

  Codes(Secret secret, Tokens random, Sounds sounds) {
    var mac = Mac.of(secret, Mac.Purpose.CHALLENGE);
    this.seal = new Seal(mac.derived(KIND), random);
    this.seeds = mac.derived(SEEDS);
    this.random = random;
    this.sounds = sounds;
  }

  IssuedCode issue(Ticket ticket, Alphabet alphabet) {
    var seed = HexFormat.of().formatHex(random.bytes(SEED_BYTES));
    var issued = new CodeTicket(ticket, alphabet, seed);
    return new IssuedCode(issued, seal.close(ticket.issued(), issued.bytes()));
  }

  Optional<CodeTicket> opened(String sealed, Instant now) {
    return seal.open(now, sealed).map(CodeTicket::read);
  }

  Optional<Try> opened(Answer.Code answer, Instant now) {
    return opened(answer.seal(), now)
        .map(issued -> new Typed(issued.ticket(), way(issued, answer.typed())));
  }

  /** What the picture shows. */
  String code(CodeTicket issued) {
    return issued.alphabet().code(issued.ticket().level(), generator(issued, "code"));
  }

  /** What the sound says; each voice says others, as two would be easier than one. */
  String digits(CodeTicket issued, Voice voice) {
    return sounds.digits(issued.ticket().level(), generator(issued, "digits " + voice.name()));
  }

  RandomGenerator drawing(CodeTicket issued) {
    return generator(issued, "drawing");
  }

  RandomGenerator speaking(CodeTicket issued) {
    return generator(issued, "speaking");
  }

  private RandomGenerator generator(CodeTicket issued, String use) {
    return GENERATORS.create(seeds.of(issued.seed(), use));
  }

  private Way way(CodeTicket issued, String typed) {
    int level = issued.ticket().level();
    if (issued.alphabet().isSame(level, code(issued), typed)) {
      return Way.PICTURE;
    }
    return Stream.of(Voice.values())
            .anyMatch(voice -> Alphabet.DIGITS.isSame(level, digits(issued, voice), typed))
        ? Way.SOUND
        : Way.CODE;
  }

  /** Comparing costs less than any place for it would. */
  private record Typed(Ticket ticket, Way way) implements Try {

    @Override
    public <T> Future<T> within(String from, Supplier<Future<T>> place) {
      return place.get();
    }

    @Override
    public Future<Boolean> isRight() {
      return Future.succeededFuture(way != Way.CODE);
    }
  }
}
