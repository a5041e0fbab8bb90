package kenpo.demo;

import java.util.List;

/** How a society's companies number their people. */
public enum Numbering {
  /** 71-1234 with plain, zero-padded or long numbers, as each company likes. */
  MIXED(List.of("71-1234", "71-1235", "71-2001", "埼-30", "8001", "8002", "0123", "K-15")),
  /** Three digits and up to six, from which login IDs can be made. */
  SHORT(List.of("101", "102", "205", "31", "7"));

  private final List<String> symbols;

  Numbering(List<String> symbols) {
    this.symbols = symbols;
  }

  List<String> symbols() {
    return symbols;
  }

  /** The number of the company's next member, as its system writes it. */
  String number(String symbol, int serial) {
    if (this == SHORT) {
      return Integer.toString(serial);
    }
    return switch (symbols.indexOf(symbol) % 3) {
      case 0 -> Integer.toString(serial);
      case 1 -> "%07d".formatted(serial);
      default -> "901%07d".formatted(serial);
    };
  }
}
