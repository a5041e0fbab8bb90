package kenpo.health;

import java.util.Optional;
import kenpo.society.Society.Names;

/**
 * What is measured, whatever the method: items of one series may be compared over the years, those
 * of two never, however alike their names are (fasting and casual glucose; HbA1c by JDS and NGSP).
 *
 * @param key e.g. {@code systolic}: what rules name it by
 * @param decimals that its values are rounded to before they are judged; empty where they are no
 *     numbers
 */
public record Series(String key, Names name, Optional<Integer> decimals) {}
