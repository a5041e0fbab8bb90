package kenpo.loadtest.captcha;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.picture.Look;
import kenpo.captcha.picture.Pictures;

/**
 * Puts pictures of one level on a sheet, and their codes in a file beside it, so that somebody can
 * read first and look afterwards: {@code Sheet FILE.png LEVEL COUNT FIRST [ALPHABET [LOOK]]}.
 */
final class Sheet {

  private static final int COLUMNS = 2;
  private static final int GAP = 8;

  private Sheet() {}

  static void main(String[] args) throws IOException {
    var file = Path.of(args[0]);
    int count = Integer.parseInt(args[2]);
    var series =
        new Series(
            Pictures.load(),
            Integer.parseInt(args[1]),
            Alphabet.valueOf(args.length > 4 ? args[4] : "MIXED"),
            Look.valueOf(args.length > 5 ? args[5] : "PLAIN"),
            1);
    int rows = Math.ceilDiv(count, COLUMNS);
    int width = Pictures.WIDTH + GAP;
    int height = Pictures.HEIGHT + GAP;
    var sheet =
        new BufferedImage(COLUMNS * width + GAP, rows * height + GAP, BufferedImage.TYPE_INT_RGB);
    var graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    var codes = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var sample = series.sample(Long.parseLong(args[3]) + i);
      graphics.drawImage(
          sample.image(), GAP + i % COLUMNS * width, GAP + i / COLUMNS * height, null);
      codes.add(sample.code());
    }
    ImageIO.write(sheet, "png", file.toFile());
    Files.write(Path.of(file.toString().replace(".png", ".txt")), codes);
  }
}
