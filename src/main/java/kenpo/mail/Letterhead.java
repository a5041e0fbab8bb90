package kenpo.mail;

/**
 * Who sends a mail, in its language: what stands around every mail's own text.
 *
 * @param baseUrl what links begin with; from the society's policy, never from a request
 * @param token the link's token; empty when the mail has none
 */
public record Letterhead(
    String sender,
    String from,
    String baseUrl,
    String token,
    String deskName,
    String deskPhone,
    String deskHours) {}
