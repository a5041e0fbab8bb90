package kenpofixtures;

import kenpofixtures.demo.Neighbour;

/** At the root, and knows the demo. */
public record Offence(Neighbour demo) {}
