package kenpofixtures.checkup;

import kenpofixtures.information.Neighbour;

/** A feature looking sideways. */
public final class Offences {
  private Offences() {}

  public record KnowsFeature(Neighbour feature) {}
}
