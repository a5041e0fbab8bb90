package kenpo.health.file;

/** Letters between the tags of a document. */
record Words(String text) implements Node {}
