package kenpo.account;

import java.util.Optional;

/**
 * The account that somebody wants to come in with.
 *
 * @param ended why it may not be used any more, whether it is closed already or not
 */
public record AtTheDoor(Account account, Optional<CloseReason> ended) {}
