package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import kenpo.support.Database;
import kenpo.support.Line;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** The connection is lost between a COMMIT and its answer: done, but nobody knows. */
class LostCommitTest {

  @Test
  void whoeverIsToldToTryAgainGoesOnAndNothingIsDoneTwice() {
    var database = Database.fresh();
    try (var line = new Line(database.port());
        var portal = new TestPortal(UnaryOperator.identity(), Database.by(line.port(), database))) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      var confirm = walk.browser().get("/users/new/confirm");
      line.loseCommits(true);
      assertThat(walk.agreeTo(confirm).status()).isEqualTo(503);
      line.loseCommits(false);
      assertThat(walk.agreeTo(confirm).location()).isEqualTo("/users/new/sent");

      var link = walk.link(1);
      walk.browser().get(link);
      line.loseCommits(true);
      assertThat(walk.browser().post(link).status()).isEqualTo(503);
      line.loseCommits(false);
      assertThat(walk.browser().post(link).location()).isEqualTo("/users/eligibility");

      walk.claimHanako();
      line.loseCommits(true);
      assertThat(walk.complete().status()).isEqualTo(503);
      line.loseCommits(false);
      assertThat(walk.complete().location()).isEqualTo("/users/eligibility/done");
      assertThat(walk.browser().get("/users/eligibility/done").location()).isEqualTo("/login");
      walk.browser().get("/login");
      var login = walk.browser().post("/login", "email", walk.email(), "password", walk.password());
      assertThat(login.location()).isEqualTo("/home");

      assertThat(line.lost()).isEqualTo(3);
      assertThat(portal.query("SELECT template FROM mail_outbox"))
          .as("the answer with the device's cookie was lost with the commit's")
          .containsExactlyInAnyOrder("activation", "welcome", "new-device");
      assertThat(portal.query("SELECT count(*) FROM accounts")).containsExactly("1");
    }
  }
}
