package kenpo.mail;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kenpo.crypto.Links.Link;
import kenpo.crypto.Links.Use;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.mail.Outgoing.Dead;
import kenpo.mail.Outgoing.Death;
import kenpo.mail.Outgoing.Taken;
import kenpo.mail.Outgoing.Waiting;
import kenpo.web.Language;

record OutboxStore(Db db) {

  Future<Integer> add(String societyId, Mail mail, String messageId, Instant now) {
    return db.run(
        """
        INSERT INTO mail_outbox (
          society_id, template, language, address, link_use, link_subject, link_version,
          parameters, message_id, state, due_at, created_at, useful_until)
        VALUES ($1, $2, $3, $4, $11, $5, $6, $7, $8, 'waiting', $9, $9, $10)
        """,
        societyId,
        mail.template(),
        mail.language().code(),
        mail.address(),
        mail.link().map(Link::subject),
        mail.link().map(Link::version),
        new JsonObject(Map.copyOf(mail.parameters())),
        messageId,
        now,
        mail.usefulUntil().map(end -> end.atOffset(ZoneOffset.UTC)),
        mail.link().map(Link::use).orElse(Use.REGISTRATION).code());
  }

  /** Of all societies: the sender serves every one. Two senders never get the same mail. */
  Future<List<Taken>> take(int most, Instant now, Instant leaseEnds) {
    return db.changes(
        """
        UPDATE mail_outbox AS m
        SET due_at = $3,
            attempts = m.attempts + 1
        FROM (
          SELECT society_id, mail_id
          FROM mail_outbox
          WHERE state = 'waiting'
            AND due_at <= $2
          ORDER BY due_at
          LIMIT $1
          FOR UPDATE SKIP LOCKED) AS due
        WHERE m.society_id = due.society_id
          AND m.mail_id = due.mail_id
        RETURNING m.society_id, m.mail_id, m.attempts, m.created_at, m.due_at, m.message_id, m.template,
          m.language, m.address, m.link_use, m.link_subject, m.link_version, m.parameters,
          m.useful_until
        """,
        OutboxStore::taken,
        most,
        now,
        leaseEnds);
  }

  Future<Integer> sent(Taken taken, Instant now) {
    return db.run(
        """
        UPDATE mail_outbox
        SET state = 'sent',
            sent_at = $4,
            failure = NULL,
            address = '',
            parameters = '{}'
        WHERE society_id = $1
          AND mail_id = $2
          AND attempts = $3
          AND state = 'waiting'
        """,
        taken.societyId(),
        taken.id(),
        taken.attempts(),
        now);
  }

  Future<Integer> later(Taken taken, Instant at, String failure) {
    return db.run(
        """
        UPDATE mail_outbox
        SET due_at = $4,
            failure = $5
        WHERE society_id = $1
          AND mail_id = $2
          AND attempts = $3
          AND state = 'waiting'
        """,
        taken.societyId(),
        taken.id(),
        taken.attempts(),
        at,
        failure);
  }

  /**
   * The address stays, for staff whom its owner asks; what the mail said is not needed for that.
   */
  Future<Integer> dead(Taken taken, String reason, Optional<String> failure, Instant now) {
    return db.run(
        """
        UPDATE mail_outbox
        SET state = 'dead',
            dead_reason = $4,
            failure = coalesce($5, failure),
            dead_at = $6,
            parameters = '{}'
        WHERE society_id = $1
          AND mail_id = $2
          AND attempts = $3
          AND state = 'waiting'
        """,
        taken.societyId(),
        taken.id(),
        taken.attempts(),
        reason,
        failure,
        now);
  }

  /** Of all societies. */
  Future<Waiting> waiting() {
    return db.list(
            """
            SELECT count(*) AS count, min(created_at) AS oldest
            FROM mail_outbox
            WHERE state = 'waiting'
            """,
            row -> new Waiting(row.getLong("count"), Db.instant(row, "oldest")))
        .map(List::getFirst);
  }

  /** Of all societies. */
  Future<List<Dead>> dead() {
    return db.list(
        """
        SELECT dead_reason, count(*) AS count
        FROM mail_outbox
        WHERE state = 'dead'
        GROUP BY dead_reason
        """,
        row -> new Dead(Coded.of(Death.class, row.getString("dead_reason")), row.getLong("count")));
  }

  /** Of all societies. */
  Future<Integer> purgeSent(Instant before) {
    return db.purge("mail_outbox", "state = 'sent' AND sent_at <= $1", before);
  }

  /** Of all societies. */
  Future<Integer> purgeDead(Instant before) {
    return db.purge("mail_outbox", "state = 'dead' AND dead_at <= $1", before);
  }

  private static Taken taken(Row row) {
    return new Taken(
        row.getString("society_id"),
        row.getLong("mail_id"),
        row.getInteger("attempts"),
        Db.instant(row, "created_at").orElseThrow(),
        Db.instant(row, "due_at").orElseThrow(),
        row.getString("message_id"),
        mail(row));
  }

  private static Mail mail(Row row) {
    var link =
        Optional.ofNullable(row.getLong("link_subject"))
            .map(
                subject ->
                    new Link(
                        Coded.of(Use.class, row.getString("link_use")),
                        subject,
                        row.getInteger("link_version")));
    var parameters =
        row.getJsonObject("parameters").getMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
    return new Mail(
        row.getString("template"),
        Language.of(row.getString("language")),
        row.getString("address"),
        link,
        parameters,
        Db.instant(row, "useful_until"));
  }
}
