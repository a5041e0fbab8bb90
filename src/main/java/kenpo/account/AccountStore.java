package kenpo.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.web.Language;

/** Accounts that are open; a closed one is found only {@link #atTheDoor}. */
public record AccountStore(Db db) {

  private static final String COLUMNS =
      """
      society_id, account_id, member_id, email, password_hash, language,
      password_checked_at IS NOT NULL AS password_checked
      """;

  /**
   * All that a new account keeps of its registration.
   *
   * @param matchedImport the import that was in force when the person was found; empty before any
   */
  public record NewAccount(
      String societyId,
      long memberId,
      EmailAddress email,
      String passwordHash,
      Language language,
      String termsVersion,
      String privacyVersion,
      Instant agreedAt,
      Optional<String> invitationCode,
      Optional<String> organisationCode,
      Optional<Long> matchedImport) {}

  public Future<Optional<Account>> byEmail(String societyId, String emailKey) {
    return db.first(
        """
        SELECT %s
        FROM accounts
        WHERE society_id = $1
          AND email_key = $2
          AND closed_at IS NULL
        """
            .formatted(COLUMNS),
        AccountStore::account,
        societyId,
        emailKey);
  }

  /**
   * The open account of an address, else the one that the roster closed last; none when it was
   * closed for another cause.
   */
  public Future<Optional<AtTheDoor>> atTheDoor(
      String societyId, String emailKey, Entitlement entitled) {
    return db.first(
        """
        SELECT %s, ended
        FROM (
          SELECT a.*, coalesce(
            a.close_reason, membership_end(m, a.matched_import, $3)) AS ended
          FROM accounts AS a
          JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
          WHERE a.society_id = $1
            AND a.email_key = $2
          ORDER BY a.closed_at DESC NULLS FIRST
          LIMIT 1) AS newest
        WHERE closed_at IS NULL
           OR close_reason IS NOT NULL
        """
            .formatted(COLUMNS),
        row ->
            new AtTheDoor(
                account(row),
                Optional.ofNullable(row.getString("ended"))
                    .map(code -> Coded.of(CloseReason.class, code))),
        societyId,
        emailKey,
        entitled.row());
  }

  public Future<Optional<Account>> byId(String societyId, long accountId) {
    return db.first(
        """
        SELECT %s
        FROM accounts
        WHERE society_id = $1
          AND account_id = $2
          AND closed_at IS NULL
        """
            .formatted(COLUMNS),
        AccountStore::account,
        societyId,
        accountId);
  }

  /** The password holds neither name nor birth date of its owner. */
  public Future<Void> passwordChecked(Account account, Instant now) {
    return db.run(
            """
            UPDATE accounts
            SET password_checked_at = $4
            WHERE society_id = $1
              AND account_id = $2
              AND password_hash = $3
            """,
            account.societyId(),
            account.id(),
            account.passwordHash(),
            now)
        .mapEmpty();
  }

  /**
   * A new password, checked already; 0 when the account is closed, or its password isn't the one
   * that is known any more.
   */
  public Future<Integer> changePassword(Account account, String passwordHash, Instant now) {
    return db.run(
        """
        UPDATE accounts
        SET password_hash = $3,
            password_checked_at = $4
        WHERE society_id = $1
          AND account_id = $2
          AND password_hash = $5
          AND closed_at IS NULL
        """,
        account.societyId(),
        account.id(),
        passwordHash,
        now,
        account.passwordHash());
  }

  public Future<Boolean> existsFor(String societyId, long memberId) {
    return db.first(
            """
            SELECT EXISTS (
              SELECT 1
              FROM accounts
              WHERE society_id = $1
                AND member_id = $2
                AND closed_at IS NULL) AS taken
            """,
            row -> row.getBoolean("taken"),
            societyId,
            memberId)
        .map(Optional::orElseThrow);
  }

  /** Fails with {@link kenpo.db.Conflict} when the address or the member has an open account. */
  public Future<Long> create(NewAccount account, Instant now) {
    return db.changed(
            """
            INSERT INTO accounts (
              society_id, member_id, email, email_key, password_hash, language,
              terms_version, privacy_version, agreed_at, invitation_code, organisation_code,
              matched_import, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            RETURNING account_id
            """,
            row -> row.getLong("account_id"),
            account.societyId(),
            account.memberId(),
            account.email().typed(),
            account.email().key(),
            account.passwordHash(),
            account.language().code(),
            account.termsVersion(),
            account.privacyVersion(),
            account.agreedAt(),
            account.invitationCode(),
            account.organisationCode(),
            account.matchedImport(),
            now)
        .map(Optional::orElseThrow);
  }

  private static Account account(Row row) {
    return new Account(
        row.getString("society_id"),
        row.getLong("account_id"),
        row.getLong("member_id"),
        row.getString("email"),
        row.getString("password_hash"),
        row.getBoolean("password_checked"),
        Language.of(row.getString("language")));
  }
}
