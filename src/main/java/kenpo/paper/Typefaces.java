package kenpo.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of what is printed, read once for all files: BIZ UDPGothic, which is made to be read
 * easily and has the characters of JIS X 0213, and Noto Sans JP for those that it lacks.
 */
public record Typefaces(TrueTypeFont regular, TrueTypeFont bold, TrueTypeFont spare) {

  static final String FOLDER = "/fonts/";
  static final String REGULAR = "BIZUDPGothic_400Regular.ttf";
  static final String BOLD = "BIZUDPGothic_700Bold.ttf";
  static final String SPARE = "NotoSansJP_400Regular.ttf";

  /** Those that are read when they are first asked for: whoever asks first waits. */
  public static Supplier<Typefaces> whenNeeded() {
    return new Supplier<>() {
      private Typefaces typefaces;

      @Override
      public synchronized Typefaces get() {
        if (typefaces == null) {
          typefaces = load();
        }
        return typefaces;
      }
    };
  }

  /** Reads them from the class path; blocking. */
  public static Typefaces load() {
    return new Typefaces(read(REGULAR), read(BOLD), read(SPARE));
  }

  private static TrueTypeFont read(String name) {
    try (var in = Typefaces.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing");
      }
      var font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      // Ligatures cost more than all else, and nothing here has any.
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
