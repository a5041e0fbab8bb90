package kenpofixtures.stepup;

import kenpofixtures.information.Neighbour;

/** A feature looking sideways; with those of login and information it closes a cycle. */
public final class Offences {
  private Offences() {}

  public record KnowsFeature(Neighbour feature) {}
}
