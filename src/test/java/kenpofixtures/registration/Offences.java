package kenpofixtures.registration;

import kenpofixtures.login.Neighbour;

/** A feature looking sideways; with those of login and information it closes a cycle. */
public final class Offences {
  private Offences() {}

  public record KnowsFeature(Neighbour feature) {}
}
