package kenpo.roster;

/** A member found by one of his identities. */
record Candidate(Member member, Identity identity) {}
