package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.results.Look;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.ReadAloud;
import kenpo.support.SharedResults;
import kenpo.support.Shelf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages and files behind the gate, as the map has them: whose they are, and what is told of it. */
class OwnResultsTest extends SharedResults {

  private static final String MINE = ".7301";
  private static final String NEIGHBOURS = ".6402";
  private static final String STRANGERS = ".5503";

  private static Vertx vertx;
  private static List<Route> guarded;

  @BeforeAll
  static void readTheMap() {
    vertx = Vertx.vertx();
    guarded = GuardedPages.of(vertx);
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  /** All were examined on the same day; another society's member has the same number as one. */
  @Test
  void eachSeesHisOwnAndNobodyElsesOnAnyPageOrFile() throws IOException {
    var one = open.woman().was(GuardedPages.checkup(MINE).checkup());
    var neighbour = open.woman().was(GuardedPages.checkup(NEIGHBOURS).checkup());
    stranger(one.member());
    for (var route : guarded) {
      var path = GuardedPages.path(route);
      var mine = words(one, path);
      assertThat(mine).as(path).doesNotContain(NEIGHBOURS, STRANGERS);
      assertThat(words(neighbour, path)).as(path).doesNotContain(MINE, STRANGERS);
      assertThat(words(neighbour, path).contains(NEIGHBOURS))
          .as(path)
          .isEqualTo(mine.contains(MINE));
    }
  }

  private static void stranger(long member) {
    open.portal.execute(
        """
        INSERT INTO members (society_id, member_id, person_key, kind, kana, birth_date, sex, acquired)
        OVERRIDING SYSTEM VALUE
        VALUES ('minato', %d, 'stranger', 'insured', 'ﾐﾅﾄ ﾊﾅｺ', '1980-04-01', 'female', '2010-04-01')
        """
            .formatted(member));
    var checkup = GuardedPages.checkup(STRANGERS).checkup();
    Shelf.put(open.portal.database, "minato", member, checkup);
  }

  /** What shows results is found by what is on it, and there is one for each word of the log. */
  @Test
  void whatShowsResultsIsWrittenDownOnceAndNothingElseIs() throws IOException {
    var one = open.woman().was(GuardedPages.checkup(MINE).checkup());
    var told = new ArrayList<String>();
    for (var route : guarded) {
      var path = GuardedPages.path(route);
      int before = one.looks().size();
      boolean shows = words(one, path).contains(MINE);
      var looks = one.looks().subList(before, one.looks().size());
      assertThat(looks).as(path).hasSize(shows ? 1 : 0);
      told.addAll(looks);
    }
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Look.values()).map(Look::name).toList());
  }

  /** All that is on a page, or on all pages of a file. */
  private static String words(Somebody one, String path) throws IOException {
    if (!path.endsWith(".pdf")) {
      var page = one.browser().get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      return page.body();
    }
    try (var read = ReadAloud.of(one.browser().bytes(path))) {
      return read.pages();
    }
  }
}
