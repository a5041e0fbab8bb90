package kenpo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import kenpo.config.PortalConfig;
import kenpo.support.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema itself holds: societies apart, and the application to its rights. */
class TenancyTest {

  private static final PortalConfig.Database DATABASE = Database.fresh();
  private static final String OURS =
      "c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'";

  @Test
  void everyTableHasAKeyAndEveryKeyBeginsWithTheSociety() {
    assertThat(tables()).contains("accounts", "audit_events").hasSizeGreaterThan(8);
    assertThat(
            query(
                """
                SELECT c.relname || ': ' || i.indexrelid::regclass
                  FROM pg_index i
                  JOIN pg_class c ON c.oid = i.indrelid
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                 WHERE i.indisunique
                   AND a.attname <> 'society_id'
                   AND %s
                """
                    .formatted(OURS)))
        .isEmpty();
    assertThat(
            query(
                """
                SELECT c.relname
                  FROM pg_class c
                  JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                 WHERE %s
                """
                    .formatted(OURS)))
        .containsExactlyInAnyOrderElementsOf(tables());
  }

  @Test
  void everyReferenceStaysWithinTheSociety() {
    assertThat(
            query(
                """
                SELECT c.relname || ': ' || k.conname
                  FROM pg_constraint k
                  JOIN pg_class c ON c.oid = k.conrelid
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
                 WHERE k.contype = 'f'
                   AND a.attname <> 'society_id'
                   AND %s
                """
                    .formatted(OURS)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE accounts ADD COLUMN mine int",
        "DROP TABLE sessions",
        "TRUNCATE sessions",
        "CREATE INDEX mine ON accounts (email)",
        "CREATE ROLE mine",
        "UPDATE audit_events SET outcome = 'WELCOME'",
        "DELETE FROM audit_events",
        "TRUNCATE audit_events",
        "UPDATE audit_seals SET seal = ''",
        "DELETE FROM audit_seals",
        "TRUNCATE audit_seals",
        "DELETE FROM audit_sealing",
        "TRUNCATE burned_challenges",
        "DELETE FROM burned_challenges",
        "UPDATE burned_challenges SET slot = 0",
        "UPDATE flyway_schema_history SET success = false"
      })
  void theApplicationMayNot(String sql) {
    assertThatThrownBy(() -> asApplication(sql))
        .isInstanceOf(SQLException.class)
        .extracting(refused -> ((SQLException) refused).getSQLState())
        .isEqualTo("42501");
  }

  @Test
  void theApplicationMayAddToTheAuditLogAndReadIt() {
    assertThatCode(
            () -> {
              asApplication(
                  """
                  INSERT INTO audit_events (society_id, at, kind, outcome)
                  VALUES ('aoba', '2026-12-01', 'LOGIN', 'WELCOME')
                  """);
              asApplication("SELECT * FROM audit_events");
            })
        .doesNotThrowAnyException();
  }

  private static List<String> tables() {
    return query("SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p') AND " + OURS);
  }

  private static List<String> query(String sql) {
    return Database.query(DATABASE.name(), sql);
  }

  private static void asApplication(String sql) throws SQLException {
    var url =
        "jdbc:postgresql://%s:%d/%s".formatted(DATABASE.host(), DATABASE.port(), DATABASE.name());
    var login = DATABASE.application();
    try (var connection = DriverManager.getConnection(url, login.user(), login.password().value());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
