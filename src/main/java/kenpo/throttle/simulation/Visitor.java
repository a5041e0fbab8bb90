package kenpo.throttle.simulation;

import java.time.Duration;

/**
 * A member who will log in.
 *
 * @param at after the beginning
 * @param known whether on a device that the account was used on before
 * @param mistypes how likely a try is wrong
 * @param forgets how likely all of them are
 */
record Visitor(
    Duration at, String account, String address, boolean known, double mistypes, double forgets) {}
