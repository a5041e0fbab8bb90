package kenpo.letter.print;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import kenpo.db.Unavailable;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterSecrets;
import kenpo.letter.PrintQueue;
import kenpo.letter.PrintQueue.Waiting;
import kenpo.letter.print.PrintReport.MissingGlyph;
import kenpo.letter.print.PrintReport.Part;
import kenpo.paper.Typefaces;
import kenpo.society.Society;
import kenpo.web.Messages;

/**
 * Prints what waits in the queue, file by file: the letters of one are in memory, with secrets made
 * just then; the disk has the file; the database keeps hashes and states; the file gets its name.
 * Whatever is cut off before the database kept it leaves letters that wait, and a file of secrets
 * that open nothing. Waits for the database and for the disk, on a thread of its own.
 *
 * @param random in production a {@link java.security.SecureRandom}
 */
public record PrintRun(
    PrintQueue queue,
    LetterSecrets secrets,
    Messages messages,
    Typefaces typefaces,
    RandomGenerator random) {

  /** The file of texts in {@code messages/}. */
  public static final String TEXTS = "letter";

  /** Letters of one file. */
  public static final int MOST = 1_000;

  private static final int TRIES = 3;
  private static final int NAME_BYTES = 8;

  /**
   * {@code society} has to name the sender, {@code folder} to be there; {@code told} hears of each
   * file as soon as it has its name, whatever becomes of the next.
   */
  public PrintReport print(
      Society society, LetterKind kind, Path folder, LocalDate today, Consumer<Part> told)
      throws IOException {
    var waiting = queue.waiting(society, kind).await();
    var parts = new ArrayList<Part>();
    int contended = 0;
    boolean stopped = false;
    var letters = ids(waiting.stream().filter(it -> it.member() && it.addressed()).toList());
    for (int from = 0; from < letters.size() && !stopped; from += MOST) {
      var some = letters.subList(from, Math.min(from + MOST, letters.size()));
      try {
        var part = part(new Job(society, kind, folder, today), some);
        part.ifPresent(told.andThen(parts::add));
        contended += part.isPresent() ? 0 : some.size();
      } catch (Unavailable noAnswer) {
        stopped = true;
      }
    }
    return new PrintReport(
        parts,
        ids(waiting.stream().filter(it -> !it.member()).toList()),
        ids(waiting.stream().filter(it -> it.member() && !it.addressed()).toList()),
        contended,
        stopped);
  }

  private record Job(Society society, LetterKind kind, Path folder, LocalDate today) {}

  private static List<Long> ids(List<Waiting> letters) {
    return letters.stream().map(Waiting::letterId).toList();
  }

  /** Again with those that are left, where somebody else changed one meanwhile. */
  private Optional<Part> part(Job job, List<Long> letters) throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      var waiting = queue.read(job.society, letters).await();
      var hand = Hand.of(job.society, job.kind, job.today, waiting, secrets, random);
      if (hand.cards().isEmpty()) {
        return Optional.empty();
      }
      var part = write(job, hand);
      if (part.isPresent()) {
        return part;
      }
    }
    return Optional.empty();
  }

  private Optional<Part> write(Job job, Hand hand) throws IOException {
    var counts = Covers.counts(hand.cards());
    try (var letters = PrintFile.begin(job.folder, unusedName());
        var covers = PrintFile.begin(job.folder, unusedName())) {
      var missing = draw(job, hand, letters);
      if (!counts.isEmpty()) {
        new Covers(job.society, messages, typefaces).write(counts, job.today, covers.stream());
        covers.settle();
      }
      var files = counts.isEmpty() ? List.of(letters) : List.of(letters, covers);
      var batch = keep(job, hand, files);
      if (batch.isEmpty()) {
        return Optional.empty();
      }
      var name = "letters-%s-%d".formatted(job.society.id(), batch.get());
      var file = letters.publish(name + ".pdf");
      Optional<Path> cover =
          counts.isEmpty() ? Optional.empty() : Optional.of(covers.publish(name + "-covers.pdf"));
      return Optional.of(
          new Part(batch.get(), hand.cards().size(), counts.size(), file, cover, missing));
    }
  }

  private Optional<Long> keep(Job job, Hand hand, List<PrintFile> files) {
    try {
      return queue.keep(job.society, job.kind, hand.printed()).await();
    } catch (Unavailable noAnswer) {
      files.forEach(PrintFile::leave);
      throw noAnswer;
    }
  }

  private List<MissingGlyph> draw(Job job, Hand hand, PrintFile file) throws IOException {
    var missing = new ArrayList<MissingGlyph>();
    try (var postcards = new Postcards(job.society, job.kind, messages, typefaces)) {
      for (int i = 0; i < hand.cards().size(); i++) {
        var card = hand.cards().get(i);
        long letter = hand.printed().get(i).letterId();
        postcards.add(card);
        postcards.missing(card).forEach(it -> missing.add(new MissingGlyph(letter, it)));
      }
      postcards.save(file.stream());
    }
    file.settle();
    return missing;
  }

  private String unusedName() {
    var bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return "letters-" + HexFormat.of().formatHex(bytes);
  }
}
