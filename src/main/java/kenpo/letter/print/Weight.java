package kenpo.letter.print;

/** How strong letters are. */
enum Weight {
  REGULAR,
  BOLD
}
