package kenpo.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.sound.Sounds;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Seal;
import kenpo.crypto.Tokens;

/**
 * Reads pictures and hears sounds as a person would: by what is under their seal, which nobody can
 * open who has not the secret of the tests.
 */
public final class Reader {

  private static final Mac CHALLENGES =
      Mac.of(new Secret(TestPortal.SECRET), Mac.Purpose.CHALLENGE);
  private static final Seal SEAL =
      new Seal(CHALLENGES.derived("code", "1"), new Tokens(new SecureRandom()));
  private static final Mac SEEDS = CHALLENGES.derived("seeds", "1");
  private static final Sounds SOUNDS = Sounds.load();
  private static final Pattern FIELD = Pattern.compile("name=\"seal\" value=\"([^\"]*)\"");

  private static final int ID_BYTES = 16;

  private Reader() {}

  /** What is under a seal: id, society, purpose, level, network, time, alphabet, seed. */
  private record Known(String... field) {

    int level() {
      return Integer.parseInt(field[3]);
    }

    Alphabet alphabet() {
      return Alphabet.valueOf(field[6]);
    }

    RandomGenerator generator(String use) {
      return RandomGeneratorFactory.of("L64X128MixRandom").create(SEEDS.of(field[7], use));
    }
  }

  /** The seal in a page's form; empty when there is none. */
  public static String seal(String html) {
    var found = FIELD.matcher(html);
    return found.find() ? found.group(1) : "";
  }

  /** As the portal would seal a challenge of the login at the sample society; nothing is asked. */
  public static String sealed(int level, Instant now) {
    var id = Tokens.sha256(UUID.randomUUID().toString());
    var hex = HexFormat.of().formatHex(id, 0, ID_BYTES);
    var fields =
        Stream.of(hex, "aoba", "LOGIN", level, "here", now.toEpochMilli(), Alphabet.MIXED, hex);
    var text = fields.map(String::valueOf).collect(Collectors.joining("\n"));
    return SEAL.close(now, text.getBytes(UTF_8));
  }

  public static String code(String seal, Instant now) {
    var known = known(seal, now);
    return known.alphabet().code(known.level(), known.generator("code"));
  }

  public static String digits(String seal, Instant now) {
    var known = known(seal, now);
    return SOUNDS.digits(known.level(), known.generator("digits JAPANESE"));
  }

  /** What neither the picture shows nor the sound says. */
  public static String wrong(String seal, Instant now) {
    return Stream.of("2", "3", "4")
        .map(digit -> digit.repeat(digits(seal, now).length()))
        .filter(it -> !it.equals(digits(seal, now)) && !it.equals(code(seal, now)))
        .findFirst()
        .orElseThrow();
  }

  public static int level(String seal, Instant now) {
    return known(seal, now).level();
  }

  private static Known known(String seal, Instant now) {
    return new Known(new String(SEAL.open(now, seal).orElseThrow(), UTF_8).split("\n"));
  }
}
