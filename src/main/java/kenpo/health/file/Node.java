package kenpo.health.file;

/** What an element of a document holds: others, and words between them. */
sealed interface Node permits Element, Words {}
