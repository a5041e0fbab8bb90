package kenpo.mail;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kenpo.crypto.Links.Link;
import kenpo.db.Db;
import kenpo.mail.Outbox.Waiting;
import kenpo.web.Language;

record OutboxStore(Db db) {

  Future<Integer> add(String societyId, Mail mail, String messageId, Instant now) {
    return db.run(
        """
        INSERT INTO mail_outbox (
          society_id, template, language, address, link_subject, link_version, parameters,
          message_id, state, due_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $9)
        """,
        societyId,
        mail.template(),
        mail.language().code(),
        mail.address(),
        mail.link().map(Link::subject),
        mail.link().map(Link::version),
        new JsonObject(Map.copyOf(mail.parameters())),
        messageId,
        now);
  }

  /** Of all societies: the sender serves every one. Two senders never get the same mail. */
  Future<List<Waiting>> take(int most, Instant now, Instant leaseEnds) {
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
        RETURNING m.society_id, m.mail_id, m.attempts, m.message_id, m.template, m.language,
          m.address, m.link_subject, m.link_version, m.parameters
        """,
        OutboxStore::waiting,
        most,
        now,
        leaseEnds);
  }

  Future<Integer> sent(String societyId, long mailId, Instant now) {
    return db.run(
        """
        UPDATE mail_outbox
        SET state = 'sent',
            sent_at = $3,
            address = '',
            parameters = '{}'
        WHERE society_id = $1
          AND mail_id = $2
        """,
        societyId,
        mailId,
        now);
  }

  Future<Integer> later(String societyId, long mailId, Instant at) {
    return db.run(
        """
        UPDATE mail_outbox
        SET due_at = $3
        WHERE society_id = $1
          AND mail_id = $2
        """,
        societyId,
        mailId,
        at);
  }

  Future<Integer> dead(String societyId, long mailId) {
    return db.run(
        """
        UPDATE mail_outbox
        SET state = 'dead'
        WHERE society_id = $1
          AND mail_id = $2
        """,
        societyId,
        mailId);
  }

  private static Waiting waiting(Row row) {
    var link =
        Optional.ofNullable(row.getLong("link_subject"))
            .map(subject -> new Link(subject, row.getInteger("link_version")));
    var parameters =
        row.getJsonObject("parameters").getMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
    return new Waiting(
        row.getString("society_id"),
        row.getLong("mail_id"),
        row.getInteger("attempts"),
        row.getString("message_id"),
        new Mail(
            row.getString("template"),
            Language.of(row.getString("language")),
            row.getString("address"),
            link,
            parameters));
  }
}
