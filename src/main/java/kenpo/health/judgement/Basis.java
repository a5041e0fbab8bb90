package kenpo.health.judgement;

import java.util.Optional;
import kenpo.health.Source;
import kenpo.society.Society.Names;

/**
 * What a judgement is made by.
 *
 * @param edition of the rule, e.g. {@code 2026-04-01}; of a part with a source of its own that of
 *     the source, empty where nobody knows it
 * @param uncertain why one may doubt the rule itself; has to be shown beside the judgement
 */
public record Basis(String edition, Source source, Optional<Names> uncertain) {}
