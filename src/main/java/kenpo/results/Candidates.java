package kenpo.results;

import java.util.List;
import kenpo.society.Society.Names;

/**
 * What a reason why a test was not done may be about, where its file doesn't say it.
 *
 * @param names none where there is nothing, or it is said
 * @param left how many more there are than {@link #MOST}
 */
public record Candidates(List<Names> names, int left) {

  /** A file may hold a thousand reasons beside a thousand tests: nobody reads all for each. */
  public static final int MOST = 100;

  static final Candidates NONE = new Candidates(List.of(), 0);

  static Candidates of(List<Names> all) {
    var some = all.subList(0, Math.min(all.size(), MOST));
    return new Candidates(some, all.size() - some.size());
  }
}
