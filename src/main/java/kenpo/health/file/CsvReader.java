package kenpo.health.file;

import java.util.List;

/** Makes a document of rows of a CSV file; for one thread at a time. */
interface CsvReader {

  /**
   * @param name how it is told of: the number of its first row, behind a #
   * @param lines all that it has
   */
  Document read(String name, List<CsvLine> lines);
}
