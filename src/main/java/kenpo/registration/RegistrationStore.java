package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import kenpo.account.EmailAddress;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.registration.Pending.Person;
import kenpo.registration.Pending.State;
import kenpo.web.Language;

/** Looks registrations up, and deletes those past their time. */
record RegistrationStore(Db db) {

  /** What {@link #pending} reads. */
  static final String COLUMNS =
      """
      society_id, registration_id, state, browser_hash, origin_hash, app, language, email, email_key,
      password_hash, link_version, link_expires_at, eligibility_tries, entered, member_id
      """;

  /** The newest registration that the visitor's browser may go on with, in one of the states. */
  Future<Optional<Pending>> newestIn(
      String societyId, Buffer browser, Set<State> states, Instant now) {
    return newest("browser_hash", societyId, browser, states, now);
  }

  /** The newest registration that began in the visitor's browser, in one of the states. */
  Future<Optional<Pending>> newestFrom(
      String societyId, Buffer origin, Set<State> states, Instant now) {
    return newest("origin_hash", societyId, origin, states, now);
  }

  private Future<Optional<Pending>> newest(
      String column, String societyId, Buffer hash, Set<State> states, Instant now) {
    return db.first(
        """
        SELECT %s
        FROM registrations
        WHERE society_id = $1
          AND %s = $2
          AND state = ANY ($3)
          AND expires_at > $4
        ORDER BY registration_id DESC
        LIMIT 1
        """
            .formatted(COLUMNS, column),
        RegistrationStore::pending,
        societyId,
        hash,
        names(states),
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

  /** Of all societies. */
  Future<Integer> purge(Instant now) {
    return db.purge("registrations", "expires_at <= $1", now);
  }

  private static String[] names(Set<State> states) {
    return states.stream().map(State::code).toArray(String[]::new);
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

  static Pending pending(Row row) {
    return new Pending(
        row.getString("society_id"),
        row.getLong("registration_id"),
        Coded.of(State.class, row.getString("state")),
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
