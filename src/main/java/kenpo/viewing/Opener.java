package kenpo.viewing;

import kenpo.letter.LetterKind;

/**
 * What opens health data for an account in a new session. A passkey that was added after the
 * letter's proof will be one more case.
 */
public sealed interface Opener {

  /** Nothing was proved yet: the secret of the newest letter. */
  record ByLetter(LetterKind kind) implements Opener {}

  /** The answer to one's own secret question. */
  record ByAnswer(String question) implements Opener {}

  /** The viewing password that one chose. */
  record ByPassword() implements Opener {}

  /** The login password, typed within the last minutes. */
  record ByLogin() implements Opener {}
}
