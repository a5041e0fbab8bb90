package kenpo.health;

import java.util.Set;
import kenpo.society.Society.Names;

/**
 * What a code of a list means.
 *
 * @param unverified columns of its row that nobody has looked up in an official table
 */
public record Answer(Names words, Source source, Set<String> unverified) {}
