package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.registration.FirstHalfStore.Agreement;
import kenpo.registration.Pending.Person;
import kenpo.roster.Matched;

/**
 * What changes a registration from its link to "done". Each change names the state it starts from,
 * so that of two only one wins.
 */
record SecondHalfStore(Db db) {

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

  /** A try that could not be looked at was none. */
  Future<Integer> uncountTry(Pending activated) {
    return db.run(
        """
        UPDATE registrations
        SET eligibility_tries = eligibility_tries - 1
        WHERE society_id = $1
          AND registration_id = $2
          AND state = 'activated'
          AND eligibility_tries > 0
        """,
        activated.societyId(),
        activated.id());
  }

  /** Keeps what was typed about the person, and who it turned out to be. */
  Future<Integer> keep(Pending activated, Person person, Optional<Matched.One> found) {
    return db.run(
        """
        UPDATE registrations
        SET entered = $3,
            member_id = $4,
            matched_import = $5
        WHERE society_id = $1
          AND registration_id = $2
          AND state = 'activated'
        """,
        activated.societyId(),
        activated.id(),
        json(person),
        found.map(one -> one.member().memberId()),
        found.flatMap(Matched.One::importId));
  }

  /** Whether the member's number changed since he was found. */
  Future<Boolean> isRenumbered(Pending activated) {
    return db.first(
            """
            SELECT EXISTS (
              SELECT 1
              FROM registrations AS r
              JOIN members AS m ON m.society_id = r.society_id AND m.member_id = r.member_id
              WHERE r.society_id = $1
                AND r.registration_id = $2
                AND m.renumbered_by > coalesce(r.matched_import, 0)) AS renumbered
            """,
            row -> row.getBoolean("renumbered"),
            activated.societyId(),
            activated.id())
        .map(Optional::orElseThrow);
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
            .formatted(RegistrationStore.COLUMNS),
        RegistrationStore::pending,
        societyId,
        emailKey);
  }

  /** What the account takes over from its registration. */
  record Recorded(
      Agreement agreement,
      Instant agreedAt,
      Optional<String> invitation,
      Optional<String> organisation,
      Optional<Long> matchedImport) {}

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
        RETURNING terms_version, privacy_version, agreed_at, invitation_code, organisation_code,
          matched_import
        """,
        row ->
            new Recorded(
                new Agreement(row.getString("terms_version"), row.getString("privacy_version")),
                Db.instant(row, "agreed_at").orElseThrow(),
                Optional.ofNullable(row.getString("invitation_code")),
                Optional.ofNullable(row.getString("organisation_code")),
                Optional.ofNullable(row.getLong("matched_import"))),
        activated.societyId(),
        activated.id(),
        visitor,
        activated.member());
  }

  /**
   * All others of the address become void when one is done. Drafts stay: they are worth a mail that
   * tells the owner, and their browsers learn nothing.
   */
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
          AND state IN ('mailed', 'activated')
        """,
        done.societyId(),
        done.email().key(),
        done.id());
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
}
