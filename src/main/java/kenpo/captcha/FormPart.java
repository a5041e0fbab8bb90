package kenpo.captcha;

import java.util.Optional;

/**
 * What parts/guarded.ftlh is given.
 *
 * @param stamp when the form was first shown
 * @param challenge what has to be passed, if anything
 */
public record FormPart(String stamp, Optional<ChallengePart> challenge) {}
