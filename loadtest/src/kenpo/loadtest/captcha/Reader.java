package kenpo.loadtest.captcha;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kenpo.loadtest.CannotRun;

/** tesseract, given many pictures at a time. */
record Reader(Path folder, String allowed) {

  /** {@code mode}: its --psm; what it reads of each, without blanks. */
  List<String> read(List<BufferedImage> images, int mode) throws IOException, InterruptedException {
    var list = new ArrayList<String>();
    for (var image : images) {
      var file = folder.resolve(list.size() + ".png");
      ImageIO.write(image, "png", file.toFile());
      list.add(file.toString());
    }
    Files.write(folder.resolve("list.txt"), list);
    run(mode);
    var pages = Files.readString(folder.resolve("out.txt")).split("\f", -1);
    return Stream.of(pages).limit(images.size()).map(page -> page.replaceAll("\\s", "")).toList();
  }

  private void run(int mode) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "tesseract",
                folder.resolve("list.txt").toString(),
                folder.resolve("out").toString(),
                "--psm",
                Integer.toString(mode),
                "--dpi",
                "300",
                "-c",
                "tessedit_char_whitelist=" + allowed)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    process.environment().put("OMP_THREAD_LIMIT", "1");
    if (process.start().waitFor() != 0) {
      throw new CannotRun(Files.readString(folder.resolve("said.txt")));
    }
  }
}
