package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.db.Db;
import kenpo.web.Language;

/**
 * What changes a registration until its link is used. Each change names the state it starts from,
 * so that of two only one wins.
 */
record FirstHalfStore(Db db) {

  /** A first form that was filled in. */
  record Draft(
      String societyId,
      Buffer browser,
      boolean app,
      Language language,
      EmailAddress email,
      String passwordHash,
      Optional<String> invitationCode,
      Optional<String> organisationCode) {}

  /** What was agreed to, in which version. */
  record Agreement(String terms, String privacy) {}

  Future<Integer> dropDrafts(String societyId, Buffer browser) {
    return db.run(
        """
        DELETE FROM registrations
        WHERE society_id = $1
          AND browser_hash = $2
          AND state = 'draft'
        """,
        societyId,
        browser);
  }

  Future<Integer> add(Draft draft, Instant now, Instant expires) {
    return db.run(
        """
        INSERT INTO registrations (
          society_id, state, browser_hash, origin_hash, app, language, email, email_key, password_hash,
          invitation_code, organisation_code, created_at, expires_at)
        VALUES ($1, 'draft', $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        draft.societyId,
        draft.browser,
        draft.app,
        draft.language.code(),
        draft.email.typed(),
        draft.email.key(),
        draft.passwordHash,
        draft.invitationCode,
        draft.organisationCode,
        now,
        expires);
  }

  /** DRAFT → MAILED, with the link's first version. */
  Future<Integer> agreed(
      Pending draft, Agreement agreement, Instant now, Instant linkExpires, Instant expires) {
    return db.run(
        """
        UPDATE registrations
        SET state = 'mailed',
            terms_version = $3,
            privacy_version = $4,
            agreed_at = $5,
            link_version = 1,
            link_expires_at = $6,
            expires_at = $7
        WHERE society_id = $1
          AND registration_id = $2
          AND state = 'draft'
        """,
        draft.societyId(),
        draft.id(),
        agreement.terms,
        agreement.privacy,
        now,
        linkExpires,
        expires);
  }

  /**
   * The next version of the link; every earlier one is worth nothing from now on. Of what is over
   * every one is; it is mailed about and remembered as if it went on.
   */
  Future<Optional<Pending>> renewLink(Pending mailed, Instant linkExpires, Instant expires) {
    return db.changed(
        """
        UPDATE registrations
        SET link_version = link_version + 1,
            link_expires_at = $3,
            expires_at = $4
        WHERE society_id = $1
          AND registration_id = $2
          AND state IN ('mailed', 'void')
        RETURNING %s
        """
            .formatted(RegistrationStore.COLUMNS),
        RegistrationStore::pending,
        mailed.societyId(),
        mailed.id(),
        linkExpires,
        expires);
  }

  /** MAILED → ACTIVATED in the visitor's browser, if the link is the newest and still good. */
  Future<Integer> activate(
      Pending mailed,
      int linkVersion,
      Buffer visitor,
      String passwordHash,
      Instant now,
      Instant expires) {
    return db.run(
        """
        UPDATE registrations
        SET state = 'activated',
            browser_hash = $4,
            password_hash = $5,
            expires_at = $7
        WHERE society_id = $1
          AND registration_id = $2
          AND link_version = $3
          AND state = 'mailed'
          AND link_expires_at > $6
        """,
        mailed.societyId(),
        mailed.id(),
        linkVersion,
        visitor,
        passwordHash,
        now,
        expires);
  }

  /** Lets the browser that began go on instead of the one that used the link. */
  Future<Integer> moveTo(Pending activated, Buffer visitor) {
    return db.run(
        """
        UPDATE registrations
        SET browser_hash = $4
        WHERE society_id = $1
          AND registration_id = $2
          AND browser_hash = $3
          AND state = 'activated'
        """,
        activated.societyId(),
        activated.id(),
        activated.browser(),
        visitor);
  }

  /**
   * Whatever the visitor has under way; from then on it is his browser's no more. Another one that
   * began it learns nothing of that. Locked in the order of {@link SecondHalfStore#lockAll}.
   */
  Future<Integer> cancel(String societyId, Buffer visitor) {
    return db.run(
        """
        WITH locked AS (
          SELECT registration_id
          FROM registrations
          WHERE society_id = $1
            AND browser_hash = $2
            AND state IN ('draft', 'mailed', 'activated')
          ORDER BY registration_id
          FOR UPDATE)
        UPDATE registrations AS r
        SET state = 'void',
            browser_hash = '',
            origin_hash = CASE WHEN origin_hash = $2 THEN '' ELSE origin_hash END,
            password_hash = '',
            entered = '{}'
        FROM locked
        WHERE r.society_id = $1
          AND r.registration_id = locked.registration_id
        """,
        societyId,
        visitor);
  }
}
