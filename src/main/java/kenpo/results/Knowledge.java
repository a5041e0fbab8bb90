package kenpo.results;

import java.nio.file.Path;
import java.util.Collection;
import kenpo.health.Groups;
import kenpo.health.Items;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Judgements;
import kenpo.society.Society;

/** All that pages know of checkups, from {@code conf/health}: read once, at start. */
public record Knowledge(Judgements judgements, Groups groups) {

  /** Reads the folder; fails with {@link kenpo.config.ConfigError}. */
  public static Knowledge load(Path folder, Collection<Society> societies) {
    var judgements = Judgements.load(folder).check(societies);
    return new Knowledge(judgements, Groups.load(folder, judgements.items()));
  }

  public Items items() {
    return judgements.items();
  }

  Bands bands(Society society) {
    return judgements.bands(society);
  }
}
