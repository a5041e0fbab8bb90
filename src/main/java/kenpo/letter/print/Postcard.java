package kenpo.letter.print;

import java.time.LocalDate;
import kenpo.letter.Addressee;
import kenpo.letter.Destination;
import kenpo.letter.LetterCode;
import kenpo.roster.file.PostalAddress;
import kenpo.web.Language;

/**
 * What is printed on one.
 *
 * @param address of the employer or of the home, as {@code to} says
 * @param language of its inside; the post reads the outside
 * @param issued in Japan
 * @param atLeast the last day on which it is good, if it is posted today
 */
record Postcard(
    Addressee addressee,
    Destination to,
    PostalAddress address,
    Language language,
    LetterCode code,
    LocalDate issued,
    LocalDate atLeast) {}
