package kenpo.session;

/** Somebody who has logged in, on one browser. */
public record Session(String societyId, long accountId, long memberId) {}
