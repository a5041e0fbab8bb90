package kenpofixtures.config;

import kenpofixtures.Offence;
import kenpofixtures.society.Neighbour;

/** The platform looking upwards. */
public final class Offences {
  private Offences() {}

  public record KnowsKernel(Neighbour kernel) {}

  public record KnowsRoot(Offence root) {}
}
