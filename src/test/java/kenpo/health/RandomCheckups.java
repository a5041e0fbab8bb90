package kenpo.health;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Checkups that say anything that the model can hold. */
public final class RandomCheckups {

  private static final String LETTERS = "aZ09 .\"\\/{}[]<&'ｱア健康–𠮷\n\t";

  private final Random random;

  public RandomCheckups(long seed) {
    this.random = new Random(seed);
  }

  public Checkup next() {
    return new Checkup(
        words(),
        words(),
        LocalDate.EPOCH.plusDays(random.nextInt(40_000)),
        LocalDate.EPOCH.plusDays(random.nextInt(40_000)),
        new Institution(words(), words()),
        IntStream.range(0, random.nextInt(80)).mapToObj(i -> observation()).toList());
  }

  private Observation observation() {
    var status = one(Status.values());
    return new Observation(
        new Place(words(), random.nextInt(4), one(Place.Role.values())),
        new ItemCode("9N%015d".formatted(random.nextInt(1_000_000))),
        words(),
        status,
        value(status),
        maybe(one(Flag.values())),
        maybe(new Range(maybe(number()), maybe(number()), words())),
        maybe(words()),
        maybe(words()));
  }

  private Optional<Value> value(Status status) {
    return switch (status) {
      case MEASURED -> Optional.of(any());
      case NOT_DONE, NOT_MEASURABLE -> Optional.empty();
      case BELOW, ABOVE -> maybe(new Value.Quantity(number(), words()));
    };
  }

  private Value any() {
    return switch (random.nextInt(3)) {
      case 0 -> new Value.Quantity(number(), words());
      case 1 -> new Value.Answer(words(), words(), random.nextBoolean(), maybe(words()));
      default -> new Value.Text(words());
    };
  }

  private BigDecimal number() {
    return new BigDecimal(new BigInteger(1 + random.nextInt(70), random), random.nextInt(-6, 12));
  }

  private String words() {
    int[] letters = LETTERS.codePoints().toArray();
    return IntStream.range(0, random.nextInt(12))
        .map(i -> letters[random.nextInt(letters.length)])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
