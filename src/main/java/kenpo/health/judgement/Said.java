package kenpo.health.judgement;

import java.util.List;

/**
 * All that was said of a day, each thing by itself: of several values one counts, but what excludes
 * has to be seen wherever it stands.
 *
 * @param counting what can be what its name says, with our eGFR where its document has none
 * @param all whatever the hour after a meal
 */
public record Said(List<Readings> counting, List<Readings> all) {}
