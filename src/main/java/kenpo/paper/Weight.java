package kenpo.paper;

/** How strong letters are. */
public enum Weight {
  REGULAR,
  BOLD
}
