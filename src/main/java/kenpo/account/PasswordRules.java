package kenpo.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.crypto.Passwords;
import kenpo.society.Society;
import kenpo.web.FormErrors;

/**
 * Which passwords a society accepts: length and kinds by policy, nothing that guessing programs try
 * first (NIST SP 800-63B-4 §3.1.1.2: the reason is told). Lengths count Unicode code points after
 * NFKC.
 */
public final class PasswordRules {

  public static final int MAX_LENGTH = 128;

  /** zxcvbn's score from which an online guesser needs more than 10⁸ tries. */
  private static final String POOL = "password-rules";

  private static final int STRONG_ENOUGH = 3;

  /** Time grows much faster than the text: 64 characters of "4@8({[" can take seconds. */
  private static final int ESTIMATED = 32;

  /** More than these are refused like hashes that can't wait. */
  private static final int WAITING = 64;

  private static final List<String> SERVICE =
      List.of(
          "kenpo",
          "kenpoportal",
          "kenpo-portal",
          "kenko",
          "kenkou",
          "hoken",
          "portal",
          "健保",
          "健康保険",
          "加入者ポータル");
  private static final Pattern PARTS = Pattern.compile("[\\s@._+-]+");

  private final Zxcvbn zxcvbn = new Zxcvbn();
  private final WorkerExecutor workers;
  private final AtomicInteger underway = new AtomicInteger();

  public PasswordRules(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor(POOL, 1);
  }

  /** Message key of what is wrong, with its arguments; empty when the password is good. */
  public Future<Optional<FormErrors.FieldError>> check(
      Society society, String password, List<String> personal, String field) {
    var text = Normalizer.normalize(password, Normalizer.Form.NFKC);
    var shape = shape(society, text, field);
    return shape.isPresent()
        ? Future.succeededFuture(shape)
        : offload(() -> guessable(society, text, personal, field));
  }

  private <T> Future<T> offload(Callable<T> work) {
    if (underway.incrementAndGet() > WAITING) {
      underway.decrementAndGet();
      return Future.failedFuture(new Passwords.Saturated(POOL));
    }
    return workers.executeBlocking(work, false).onComplete(done -> underway.decrementAndGet());
  }

  private static Optional<FormErrors.FieldError> shape(Society society, String text, String field) {
    int length = text.codePointCount(0, text.length());
    var policy = society.password();
    if (length < policy.minLength()) {
      return error(field, "password.tooShort", policy.minLength());
    }
    if (length > MAX_LENGTH) {
      return error(field, "password.tooLong", MAX_LENGTH);
    }
    return kinds(text) < policy.kinds() ? error(field, "password.oneKind") : Optional.empty();
  }

  private Optional<FormErrors.FieldError> guessable(
      Society society, String text, List<String> personal, String field) {
    var head = text.substring(0, Math.min(ESTIMATED, text.length()));
    var rest = without(words(personal), head.toLowerCase(Locale.ROOT));
    if (rest.length() < head.length() && zxcvbn.measure(rest).getScore() < STRONG_ENOUGH) {
      return error(field, "password.guessable.personal");
    }
    var strength = zxcvbn.measure(head, names(society));
    return strength.getScore() >= STRONG_ENOUGH
        ? Optional.empty()
        : strength.getSequence().stream()
            .map(match -> match.pattern.value())
            // Where nothing is known of a password, its length is the society's own decision.
            .filter(pattern -> !pattern.equals("bruteforce"))
            .findFirst()
            .flatMap(pattern -> error(field, "password.guessable." + reason(pattern)));
  }

  /** What is known of the person adds nothing to a password, so it is taken out: longest first. */
  private static String without(List<String> known, String text) {
    var rest = text;
    for (var word : known) {
      rest = rest.replace(word, "");
    }
    return rest;
  }

  private static List<String> names(Society society) {
    return words(
        Stream.of(
                SERVICE.stream(), Stream.of(society.id(), society.name().en(), society.name().ja()))
            .flatMap(all -> all)
            .toList());
  }

  /** In small letters, whole and in parts, the longest first. */
  private static List<String> words(List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of(name, name.replace(" ", ""), name.replaceFirst("@.*", "")),
                    PARTS.splitAsStream(name)))
        .filter(word -> word.codePointCount(0, word.length()) > 1)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  /** zxcvbn's pattern names, folded to the reasons that have a text of their own. */
  private static String reason(String pattern) {
    return switch (pattern) {
      case "dictionary" -> "word";
      case "sequence", "spatial" -> "sequence";
      case "repeat" -> "repeat";
      case "date", "regex" -> "date";
      default -> "short";
    };
  }

  private static int kinds(String text) {
    boolean letters = text.codePoints().anyMatch(Character::isLetter);
    boolean digits = text.codePoints().anyMatch(Character::isDigit);
    boolean others = text.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c));
    return (letters ? 1 : 0) + (digits ? 1 : 0) + (others ? 1 : 0);
  }

  private static Optional<FormErrors.FieldError> error(String field, String key, Object... args) {
    return Optional.of(new FormErrors.FieldError(field, key, List.of(args)));
  }
}
