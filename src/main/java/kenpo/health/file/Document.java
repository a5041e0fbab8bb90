package kenpo.health.file;

import java.util.List;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Score;

/** One person's file within a package: taken whole or not at all. */
public sealed interface Document {

  /** Its name within the package, without folders: safe to print. */
  String entry();

  /**
   * By all our rules it is what it should be.
   *
   * @param checksum SHA-256 of its bytes
   * @param notes what staff may want to know; its text says that it was taken all the same
   */
  record Sound(
      String entry, Examinee examinee, Checkup checkup, byte[] checksum, List<Problem> notes)
      implements Document {

    public Sound {
      notes = List.copyOf(notes);
    }
  }

  /** A score, as sound as that. */
  record Scored(String entry, Examinee examinee, Score score, List<Problem> notes)
      implements Document {

    public Scored {
      notes = List.copyOf(notes);
    }
  }

  /** Nothing of it may be taken. */
  record Refused(String entry, List<Problem> problems) implements Document {

    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
