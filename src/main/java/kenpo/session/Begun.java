package kenpo.session;

/**
 * A session that has just begun.
 *
 * @param email of the account
 */
record Begun(Issued issued, String email) {}
