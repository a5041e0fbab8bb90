package kenpofixtures.society;

import kenpofixtures.login.Neighbour;

/** The kernel looking upwards. */
public final class Offences {
  private Offences() {}

  public record KnowsFeature(Neighbour feature) {}
}
