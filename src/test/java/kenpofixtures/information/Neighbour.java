package kenpofixtures.information;

/** Somebody to be known by the wrong people. */
public record Neighbour() {}
