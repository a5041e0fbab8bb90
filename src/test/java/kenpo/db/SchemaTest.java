package kenpo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kenpo.config.ConfigError;
import kenpo.support.Database;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void theApplicationRoleMaySeeThatTheSchemaFits() {
    var schema = new Schema(Database.fresh());

    assertThatCode(schema::check).doesNotThrowAnyException();
    assertThat(schema.migrate()).isZero();
  }

  @Test
  void aDatabaseThatWasNeverMigratedIsRefused() {
    assertThatThrownBy(new Schema(Database.empty())::check)
        .isInstanceOf(ConfigError.class)
        .hasMessageContaining("older than this program; run bin/portal migrate");
  }

  @Test
  void aSchemaOfALaterProgramIsRefused() {
    var database = Database.fresh();
    Database.execute(
        database.name(),
        """
        INSERT INTO flyway_schema_history
               (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (99, '999', 'later', 'SQL', 'V999__later.sql', 'kenpo_owner', 1, true)
        """);

    assertThatThrownBy(new Schema(database)::check)
        .isInstanceOf(ConfigError.class)
        .hasMessageContaining("does not fit this program");
  }
}
