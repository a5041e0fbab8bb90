package kenpo.results;

import java.util.Optional;
import kenpo.society.Society.Names;

/**
 * What is said of an item.
 *
 * @param meaning a sentence
 * @param ours whether that is ours, which no doctor has approved; has to be said beside it
 * @param related diseases, as the society has approved them; never ours
 */
public record Explained(Optional<Names> meaning, boolean ours, Optional<Names> related) {}
