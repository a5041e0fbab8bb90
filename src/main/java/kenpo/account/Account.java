package kenpo.account;

import kenpo.web.Language;

/** A member's account (会員). */
public record Account(
    String societyId,
    long id,
    long memberId,
    String email,
    String passwordHash,
    Language language) {}
