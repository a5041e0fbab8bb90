package kenpo.captcha;

import java.util.Optional;

/**
 * What parts/guarded.ftlh is given.
 *
 * @param challenge what has to be passed, if anything
 */
public record FormPart(Optional<ChallengePart> challenge) {}
