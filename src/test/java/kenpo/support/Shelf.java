package kenpo.support;

import java.nio.charset.StandardCharsets;
import kenpo.config.PortalConfig;
import kenpo.health.Checkup;
import kenpo.health.CheckupJson;
import kenpo.health.CheckupText;

/** Puts checkups where imports put them. */
public final class Shelf {

  private Shelf() {}

  public static void put(PortalConfig.Database at, String society, long member, Checkup checkup) {
    put(at, society, member, checkup, 1);
  }

  /** {@code version}: 1 = never corrected. */
  public static void put(
      PortalConfig.Database at, String society, long member, Checkup checkup, int version) {
    Database.execute(
        at,
        """
        INSERT INTO checkups (society_id, member_id, examined, report, program, institution,
                              version, written, insurer_number, symbol, number, branch, content,
                              import_id, stored_at, document)
        VALUES ('%s', %d, '%s', '%s', '%s', '%s', %d, '%s', '06990014', '71', '1', '00', '', 1,
                '2026-08-01', '%s')
        """
            .formatted(
                society,
                member,
                checkup.examined(),
                checkup.report(),
                checkup.program(),
                checkup.institution().number().replace("'", "''"),
                version,
                checkup.written(),
                json(checkup).replace("'", "''")));
  }

  /** A score of an index, of a fiscal year; {@code document}: {@link kenpo.health.ScoreJson}. */
  public static void score(
      PortalConfig.Database at,
      String society,
      long member,
      String index,
      int year,
      String document) {
    Database.execute(
        at,
        """
        INSERT INTO scores (society_id, member_id, fiscal_year, index_code, version, written,
                            insurer_number, symbol, number, branch, content, import_id, stored_at,
                            document)
        VALUES ('%s', %d, %d, '%s', 1, '%d-04-01', '06990014', '71', '1', '00', '', 1, '2026-08-01',
                '%s')
        """
            .formatted(society, member, year, index, year, document));
  }

  /** As the database is given it. */
  public static String json(Checkup checkup) {
    return new String(CheckupJson.encode(checkup), StandardCharsets.UTF_8);
  }

  /** As it is read again. */
  public static CheckupText text(Checkup checkup) {
    return new CheckupText(json(checkup), checkup.written());
  }
}
