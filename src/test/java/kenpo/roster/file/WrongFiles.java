package kenpo.roster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.roster.intake.Imported;
import kenpo.roster.intake.RosterDesk;
import kenpo.society.RosterFormat;

/** A file of each kind of mistake, by the key of what is told about it. */
final class WrongFiles {

  static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,氏名漢字,生年月日,性別,続柄,区分,資格取得日,資格喪失日,"
          + "事業所コード,事業所名,事業所郵便番号,事業所住所,郵便番号,住所,不開示,"
          + "旧保険者番号,旧記号,旧番号,旧枝番\r\n";
  static final String GOOD =
      "06990014,71-1234,0012345,01,ﾀｶﾊｼ ｼﾖｳﾀ,髙橋　翔太,3550401,1,本人,本人,20100401,,"
          + "J1,青葉工業,9990001,青葉県みどり市,999-0002,青葉県みどり市若葉町1,0,,,,\r\n";

  /** Answers what is told about the file it makes in a folder. */
  interface Trial {
    List<Problem> read(Path folder) throws IOException;
  }

  /** The mistake, and where it has to be told. */
  record Wrong(Trial trial, long line, String column) {}

  private static final RosterFormat FORMAT = RosterFormat.of(List.of("06990014", "63990014"));

  private WrongFiles() {}

  static Map<String, Wrong> byKey() {
    var all = new LinkedHashMap<String, Wrong>();
    files(all);
    encodings(all);
    headers(all);
    rows(all);
    fields(all);
    compared(all);
    return all;
  }

  private static void files(Map<String, Wrong> all) {
    all.put("file.absent", file(folder -> read(folder.resolve("none.csv"))));
    all.put(
        "file.no-permission",
        // The superuser may read everything, so the file system's answer is made up.
        file(folder -> List.of(RosterFile.unreadable(new AccessDeniedException("roster.csv")))));
    all.put("file.not-a-file", file(WrongFiles::read));
    all.put("file.changed", file(folder -> readWhile(folder, WrongFiles::grow)));
    all.put("file.empty", file(text("\uFEFF\r\n\r\n")));
    all.put("file.no-rows", file(text(HEADER)));
    all.put("file.packed", file(bytes(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0})));
    all.put("file.binary", file(bytes(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0})));
    all.put(
        "file.too-many-employers",
        new Wrong(text(HEADER + employers(Employers.MOST + 1)), Employers.MOST + 2, "事業所コード"));
  }

  private static void encodings(Map<String, Wrong> all) {
    all.put("file.utf-16", file(encoded("UTF-16LE", "\uFEFF" + HEADER + GOOD)));
    // EUC-JP has no 髙.
    all.put("file.euc-jp", file(encoded("EUC-JP", HEADER + GOOD.replace("髙", "高"))));
    all.put("file.iso-2022-jp", file(encoded("ISO-2022-JP", HEADER + "佐藤")));
    var text = HEADER + GOOD + GOOD.replace("髙", "\u0001");
    var broken = text.getBytes(StandardCharsets.UTF_8);
    broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf('\u0001')] = (byte) 0xE9;
    all.put("row.broken-byte", new Wrong(bytes(broken), 3, ""));
  }

  private static void headers(Map<String, Wrong> all) {
    all.put("header.none", new Wrong(text(GOOD), 1, ""));
    all.put("header.blank", new Wrong(text(HEADER.replace("枝番,氏", ",氏") + GOOD), 1, ""));
    all.put("header.unknown", new Wrong(text(HEADER.replace("続柄", "続抦") + GOOD), 1, "続抦"));
    all.put("header.twice", new Wrong(text(HEADER.replace("続柄", "性別") + GOOD), 1, "性別"));
    all.put("header.missing", new Wrong(text("保険者番号,記号,番号,氏名カナ,生年月日,区分\n1"), 1, "資格取得日"));
  }

  private static void rows(Map<String, Wrong> all) {
    all.put("row.quote", new Wrong(text(HEADER + GOOD + "\"" + GOOD + GOOD), 3, ""));
    all.put("row.too-long", new Wrong(text(HEADER + GOOD + "x".repeat(70_000)), 3, ""));
    all.put("row.width", new Wrong(text(HEADER + GOOD.substring(0, 40)), 2, ""));
    all.put("row.employer-without-code", row("J1,", ",", "事業所コード"));
    all.put(
        "row.employer-differs",
        new Wrong(text(HEADER + GOOD + GOOD.replace("青葉工業", "若葉工業")), 3, "事業所コード"));
    all.put("row.lost-before-acquired", row("20100401,,", "20100401,20100331,", "資格喪失日"));
    all.put("row.born-after-acquired", row("3550401", "5020101", "生年月日"));
  }

  private static void fields(Map<String, Wrong> all) {
    all.put("field.empty", row("ﾀｶﾊｼ ｼﾖｳﾀ", " ", "氏名カナ"));
    all.put("field.too-long", row("髙橋", "髙".repeat(201), "氏名漢字"));
    var nul = HEADER + GOOD.repeat(40) + GOOD.replace("髙橋", "髙\u0000橋");
    all.put("field.control-character", new Wrong(text(nul), 42, "氏名漢字"));
    all.put("field.rounded", row("0012345", "1.23457E+12", "番号"));
    all.put("field.insurer-number", row("06990014", "6990014", "保険者番号"));
    all.put("field.other-insurer", row("06990014", "06990022", "保険者番号"));
    all.put("field.not-a-date", row("3550401", "80/4/1", "生年月日"));
    all.put("field.no-such-day", row("3550401", "S56.2.29", "生年月日"));
    all.put("field.era-ended", row("20100401", "平成31年5月1日", "資格取得日"));
    all.put("field.era-not-begun", row("20100401", "令和元年4月30日", "資格取得日"));
    all.put("field.kind", row("本人,2010", "社長,2010", "区分"));
    all.put("field.sex", row(",1,本人", ",3,本人", "性別"));
    all.put("field.postal-code", row("999-0002", "99-0002", "郵便番号"));
    all.put("field.flag", row("若葉町1,0", "若葉町1,否", "不開示"));
  }

  /** What only comes out when the rows are compared with each other. */
  private static void compared(Map<String, Wrong> all) {
    all.put("row.twice", new Wrong(imported(HEADER + GOOD + GOOD), 3, ""));
    var alike = GOOD.replace("71-1234", "72-1234");
    all.put("row.collision", new Wrong(imported(HEADER + GOOD + alike), 3, ""));
    var ends = GOOD.replace("20100401,,", "20100401,20991001,");
    var next =
        GOOD.replace("0012345", "77")
            .replace("20100401", "20991001")
            .replace(",,,,\r", ",06990014,71-1234,0012345,01\r");
    all.put("row.ahead", new Wrong(imported(HEADER + ends + next), 3, ""));
    var renamed = GOOD.replace("ﾀｶﾊｼ ｼﾖｳﾀ", "ﾀｶﾊｼ ｼﾖｳﾍｲ");
    all.put("row.other-name", new Wrong(imported(HEADER + GOOD, HEADER + renamed), 2, ""));
    var foreign = GOOD.replace("ﾀｶﾊｼ ｼﾖｳﾀ", "ﾋﾛ ｼﾖｳﾀ").replace("髙橋　翔太", "");
    all.put("row.other-surname", new Wrong(imported(HEADER + GOOD, HEADER + foreign), 2, ""));
  }

  static List<Problem> read(Path path) throws IOException {
    return new RosterFile(path, FORMAT).read(row -> {});
  }

  /** Reads a good file and does something to it at its first row. */
  static List<Problem> readWhile(Path folder, java.util.function.Consumer<Path> act)
      throws IOException {
    var file = Files.writeString(folder.resolve("roster.csv"), HEADER + GOOD);
    var rows = new ArrayList<RosterRow>();
    return new RosterFile(file, FORMAT)
        .read(
            row -> {
              rows.add(row);
              if (rows.size() == 1) {
                act.accept(file);
              }
            });
  }

  static Trial bytes(byte[] bytes) {
    return folder -> read(Files.write(folder.resolve("roster.csv"), bytes));
  }

  static Trial text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One file after the other; what is told of the last. */
  private static Trial imported(String... texts) {
    return folder -> {
      var desk = new RosterDesk(folder);
      return Stream.of(texts)
          .map(desk::runFile)
          .reduce((before, last) -> last)
          .map(WrongFiles::told)
          .orElseThrow();
    };
  }

  private static List<Problem> told(Imported imported) {
    return switch (imported) {
      case Imported.Refused refused -> refused.problems();
      case Imported.Done done -> done.warnings();
      case Imported other -> throw new AssertionError(other);
    };
  }

  private static Trial encoded(String charset, String text) {
    return bytes(text.getBytes(Charset.forName(charset)));
  }

  private static Wrong file(Trial trial) {
    return new Wrong(trial, 0, "");
  }

  private static Wrong row(String right, String wrong, String column) {
    return new Wrong(text(HEADER + GOOD.replace(right, wrong)), 2, column);
  }

  static String employers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(code -> GOOD.replace("J1,", "J" + code + ","))
        .collect(Collectors.joining());
  }

  static void grow(Path file) {
    try {
      Files.writeString(file, GOOD, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
