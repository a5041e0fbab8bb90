package kenpo.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kenpo.letter.PrintQueue.Waiting;
import kenpo.society.Society;
import kenpo.support.PostOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However large a roster is, no statement looks at more of it than a database answers in time. */
class LargeRosterTest {

  private static final int PEOPLE = 2_500;

  /**
   * Fails as soon as one statement has looked at more than 1,000 rows of a table. PostgreSQL takes
   * a function for false more often than not, but hardly for NULL: its plan stays the usual one.
   */
  private static final String FEW =
      """
      CREATE FUNCTION few(tab text) RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        seen text[] := string_to_array(coalesce(current_setting('test.' || tab, true), ''), '|');
        rows integer := CASE WHEN seen[1] = statement_timestamp()::text THEN seen[2]::integer + 1 ELSE 1 END;
      BEGIN
        IF rows > 1000 THEN
          RAISE EXCEPTION 'more than 1000 rows of %%', tab;
        END IF;
        PERFORM set_config('test.' || tab, statement_timestamp()::text || '|' || rows, false);
        RETURN true;
      END $$;
      ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
      CREATE POLICY few ON %1$s USING (few('%1$s') IS NOT NULL) WITH CHECK (true);
      """;

  @TempDir Path folder;

  private PostOffice office;
  private Society society;

  @BeforeEach
  void manyPeople() {
    office = new PostOffice();
    society = PostOffice.society(folder, "aoba", "");
    office.execute(
        """
        INSERT INTO members (society_id, person_key, papers_key, kind, kana, birth_date, acquired,
          postal_code, address)
        SELECT 'aoba', i, i, 'insured', 'ｹﾝﾎﾟ ﾊﾅｺ', '1970-01-02', '2020-04-01',
          lpad((9999999 - i * 7 %% 2500)::text, 7, '0'), '本町'
        FROM generate_series(1, %d) AS i
        """
            .formatted(PEOPLE));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aSecondBatchForTheRosterLooksAtThoseWithLettersSomeAtATime() {
    assertThat(office.orders.askAll(society, LetterKind.VIEWING_CODE).await()).isEqualTo(PEOPLE);
    fewRowsAtATime("members");
    assertThat(office.orders.askAll(society, LetterKind.VIEWING_CODE).await()).isZero();
  }

  @Test
  void theQueueIsReadSomeAtATimeAndIsInTheOrderOfPrintingAllThrough() {
    office.orders.askAll(society, LetterKind.VIEWING_CODE).await();
    fewRowsAtATime("letters");
    var waiting = office.queue.waiting(society, LetterKind.VIEWING_CODE).await();
    assertThat(waiting.stream().map(Waiting::letterId).map(String::valueOf))
        .containsExactlyElementsOf(
            office.query(
                "SELECT letter_id FROM letters JOIN members USING (society_id, member_id)"
                    + " ORDER BY postal_code, letter_id"));
  }

  private void fewRowsAtATime(String table) {
    office.execute(FEW.formatted(table));
    office.execute("ANALYZE");
  }
}
