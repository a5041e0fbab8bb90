package kenpofixtures.information;

import kenpofixtures.registration.Neighbour;

/** A feature looking sideways. */
public final class Offences {
  private Offences() {}

  public record KnowsFeature(Neighbour feature) {}
}
