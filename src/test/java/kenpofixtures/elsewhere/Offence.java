package kenpofixtures.elsewhere;

/** Lives in a package that no layer lists. */
public record Offence() {}
