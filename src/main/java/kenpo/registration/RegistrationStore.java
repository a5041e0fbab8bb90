package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.db.Db;
import kenpo.registration.Pending.Person;
import kenpo.registration.Pending.State;
import kenpo.web.Language;

/**
 * Registrations under way. Each change names the state it starts from, so that of two only one
 * wins.
 */
record RegistrationStore(Db db) {

  private static final String COLUMNS =
      """
      society_id, registration_id, state, browser_hash, origin_hash, app, language, email, email_key,
      password_hash, link_version, link_expires_at, eligibility_tries, entered, member_id
      """;

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

  /** The form that the visitor filled in, and that nothing was mailed for yet. */
  Future<Optional<Pending>> draftOf(String societyId, Buffer visitor, Instant now) {
    return db.first(
        """
        SELECT %s
        FROM registrations
        WHERE society_id = $1
          AND browser_hash = $2
          AND state = 'draft'
          AND expires_at > $3
        ORDER BY registration_id DESC
        LIMIT 1
        """
            .formatted(COLUMNS),
        RegistrationStore::pending,
        societyId,
        visitor,
        now);
  }

  /** The newest registration that the visitor began and a link was mailed for. */
  Future<Optional<Pending>> mailedFor(String societyId, Buffer visitor, Instant now) {
    return db.first(
        """
        SELECT %s
        FROM registrations
        WHERE society_id = $1
          AND origin_hash = $2
          AND state IN ('mailed', 'activated')
          AND expires_at > $3
        ORDER BY registration_id DESC
        LIMIT 1
        """
            .formatted(COLUMNS),
        RegistrationStore::pending,
        societyId,
        visitor,
        now);
  }

  /** The newest registration whose link was used in the visitor's browser. */
  Future<Optional<Pending>> activatedIn(String societyId, Buffer visitor, Instant now) {
    return db.first(
        """
        SELECT %s
        FROM registrations
        WHERE society_id = $1
          AND browser_hash = $2
          AND state = 'activated'
          AND expires_at > $3
        ORDER BY registration_id DESC
        LIMIT 1
        """
            .formatted(COLUMNS),
        RegistrationStore::pending,
        societyId,
        visitor,
        now);
  }

  Future<Optional<Pending>> byId(String societyId, long id) {
    return db.first(
        """
        SELECT %s
        FROM registrations
        WHERE society_id = $1
          AND registration_id = $2
        """
            .formatted(COLUMNS),
        RegistrationStore::pending,
        societyId,
        id);
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

  /** The next version of the link; every earlier one is worth nothing from now on. */
  Future<Optional<Pending>> renewLink(Pending mailed, Instant linkExpires, Instant expires) {
    return db.changed(
        """
        UPDATE registrations
        SET link_version = link_version + 1,
            link_expires_at = $3,
            expires_at = $4
        WHERE society_id = $1
          AND registration_id = $2
          AND state = 'mailed'
        RETURNING %s
        """
            .formatted(COLUMNS),
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

  /** Counts an eligibility try before it is looked at; empty when none is left. */
  Future<Optional<Integer>> countTry(Pending activated, int most) {
    return db.changed(
        """
        UPDATE registrations
        SET eligibility_tries = eligibility_tries + 1,
            member_id = NULL
        WHERE society_id = $1
          AND registration_id = $2
          AND state = 'activated'
          AND eligibility_tries < $3
        RETURNING eligibility_tries
        """,
        row -> row.getInteger("eligibility_tries"),
        activated.societyId(),
        activated.id(),
        most);
  }

  /** Keeps what was typed about the person, and who it turned out to be. */
  Future<Integer> keep(Pending activated, Person person, Optional<Long> member) {
    return db.run(
        """
        UPDATE registrations
        SET entered = $3,
            member_id = $4
        WHERE society_id = $1
          AND registration_id = $2
          AND state = 'activated'
        """,
        activated.societyId(),
        activated.id(),
        json(person),
        member);
  }

  /**
   * Locks all registrations of the address in one order, so that two that end at once can't block.
   */
  Future<List<Pending>> lockAll(String societyId, String emailKey) {
    return db.list(
        """
        SELECT %s
        FROM registrations
        WHERE society_id = $1
          AND email_key = $2
        ORDER BY registration_id
        FOR UPDATE
        """
            .formatted(COLUMNS),
        RegistrationStore::pending,
        societyId,
        emailKey);
  }

  /** What the account takes over from its registration. */
  record Recorded(
      Agreement agreement,
      Instant agreedAt,
      Optional<String> invitation,
      Optional<String> organisation) {}

  /** ACTIVATED → COMPLETED; empty when it isn't the visitor's any more, or nobody was found. */
  Future<Optional<Recorded>> complete(Pending activated, Buffer visitor) {
    return db.changed(
        """
        UPDATE registrations
        SET state = 'completed',
            password_hash = '',
            entered = '{}'
        WHERE society_id = $1
          AND registration_id = $2
          AND browser_hash = $3
          AND member_id = $4
          AND state = 'activated'
        RETURNING terms_version, privacy_version, agreed_at, invitation_code, organisation_code
        """,
        row ->
            new Recorded(
                new Agreement(row.getString("terms_version"), row.getString("privacy_version")),
                Db.instant(row, "agreed_at").orElseThrow(),
                Optional.ofNullable(row.getString("invitation_code")),
                Optional.ofNullable(row.getString("organisation_code"))),
        activated.societyId(),
        activated.id(),
        visitor,
        activated.member());
  }

  /** All others of the address become void when one is done. */
  Future<Integer> voidOthers(Pending done) {
    return db.run(
        """
        UPDATE registrations
        SET state = 'void',
            password_hash = '',
            entered = '{}'
        WHERE society_id = $1
          AND email_key = $2
          AND registration_id <> $3
          AND state IN ('draft', 'mailed', 'activated')
        """,
        done.societyId(),
        done.email().key(),
        done.id());
  }

  /** Whatever the visitor has under way. */
  Future<Integer> cancel(String societyId, Buffer visitor) {
    return db.run(
        """
        UPDATE registrations
        SET state = 'void',
            password_hash = '',
            entered = '{}'
        WHERE society_id = $1
          AND browser_hash = $2
          AND state IN ('draft', 'mailed', 'activated')
        """,
        societyId,
        visitor);
  }

  /** Of all societies. */
  Future<Integer> purge(Instant now) {
    return db.run(
        """
        DELETE FROM registrations
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM registrations
          WHERE expires_at <= $1
          LIMIT 5000
          FOR UPDATE SKIP LOCKED))
        """,
        now);
  }

  private static JsonObject json(Person person) {
    return JsonObject.of(
        "kana",
        person.kana(),
        "birthDate",
        person.birthDate().toString(),
        "insurerNumber",
        person.insurerNumber());
  }

  private static Optional<Person> person(JsonObject entered) {
    return entered.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Person(
                entered.getString("kana"),
                LocalDate.parse(entered.getString("birthDate")),
                entered.getString("insurerNumber")));
  }

  private static Pending pending(Row row) {
    return new Pending(
        row.getString("society_id"),
        row.getLong("registration_id"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getBuffer("browser_hash"),
        row.getBuffer("origin_hash"),
        row.getBoolean("app"),
        Language.of(row.getString("language")),
        new EmailAddress(row.getString("email"), row.getString("email_key")),
        row.getString("password_hash"),
        row.getInteger("link_version"),
        Db.instant(row, "link_expires_at"),
        row.getInteger("eligibility_tries"),
        person(row.getJsonObject("entered")),
        Optional.ofNullable(row.getLong("member_id")));
  }
}
