package kenpo.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kenpo.browser.Gallery.Room;
import kenpo.web.Language;

/**
 * Takes pictures of pages: without arguments those of the README, into docs/img; with a folder, all
 * pages there are, into that folder; with names of rooms after it, those of these rooms.
 */
final class Screenshots {

  private static final Set<String> README =
      Set.of("top", "register", "mail-sent", "eligibility", "home");
  private static final List<Room> README_ROOMS =
      List.of(Room.OPEN_PAGES, Room.FIRST_HALF, Room.SECOND_HALF, Room.MEMBERS);

  private Screenshots() {}

  public static void main(String[] args) {
    if (args.length == 0) {
      List.of(Device.PHONE, Device.DESKTOP).forEach(Screenshots::forReadme);
    } else {
      List.of(Device.PHONE, Device.DESKTOP, Device.DARK)
          .forEach(device -> all(device, Path.of(args[0]), rooms(args)));
    }
    System.exit(0);
  }

  private static void forReadme(Device device) {
    var gallery =
        new Gallery(
            device,
            Language.JA,
            (name, tab) -> {
              if (README.contains(name)) {
                take(tab, Path.of("docs/img/" + device + "-" + name + ".png"));
              }
            });
    README_ROOMS.forEach(gallery::show);
  }

  private static List<Room> rooms(String[] args) {
    return args.length == 1
        ? List.of(Room.values())
        : Arrays.stream(args).skip(1).map(Room::valueOf).toList();
  }

  private static void all(Device device, Path folder, List<Room> rooms) {
    for (var language : Language.values()) {
      var pictures = folder.resolve(device + "-" + language.code());
      var gallery =
          new Gallery(device, language, (name, tab) -> take(tab, pictures.resolve(name + ".png")));
      rooms.forEach(gallery::show);
    }
  }

  private static void take(Tab tab, Path file) {
    tab.page().screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }
}
