package kenpo.checkup.print;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.paper.Report;
import kenpo.paper.Typefaces;
import kenpo.results.Band;
import kenpo.results.Candidates;
import kenpo.results.Line;
import kenpo.results.MethodChange;
import kenpo.results.Reference;
import kenpo.results.Reference.Span;
import kenpo.results.Shown;
import kenpo.results.Unjudged;
import kenpo.society.Society;
import kenpo.society.Society.Names;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/** What pages say of results, in the same words, as plain text. */
record Wording(Messages messages, Language language) {

  /** A report of that title, which says at the foot of each page whose it is and of when. */
  Report begun(Typefaces typefaces, String title, Society society, LocalDate today)
      throws IOException {
    var made = text("takeaway.paper.made", in(society.name()), day(today));
    return new Report(typefaces, text(title), language.code(), made);
  }

  String text(String key, Object... args) {
    return messages.text(language, key, args);
  }

  String in(Names names) {
    return names.in(language);
  }

  String day(LocalDate day) {
    return Dates.day(day, language);
  }

  String value(Shown shown) {
    var number = (in(shown.text()) + " " + in(shown.unit())).strip();
    return switch (shown.kind()) {
      case NUMBER, ANSWER, UNKNOWN_ANSWER, WORDS -> number;
      case MEAN -> number + " " + text("checkup.mean");
      case MEAN_AT_MOST -> number + " " + text("checkup.below") + " " + text("checkup.mean");
      case MEAN_AT_LEAST -> number + " " + text("checkup.above") + " " + text("checkup.mean");
      case BELOW ->
          in(shown.text()).isEmpty()
              ? text("checkup.below.unsaid")
              : number + " " + text("checkup.below");
      case ABOVE ->
          in(shown.text()).isEmpty()
              ? text("checkup.above.unsaid")
              : number + " " + text("checkup.above");
      case NOT_DONE -> text("checkup.notDone") + why(shown);
      case NOT_MEASURABLE -> text("checkup.notMeasurable") + why(shown);
    };
  }

  private String why(Shown shown) {
    return shown.why().isEmpty() ? "" : " " + text("checkup.why") + list(shown.why());
  }

  private String list(List<Names> names) {
    return names.stream().map(this::in).collect(Collectors.joining(text("checkup.comma")));
  }

  /** That of a value, or why it has none; empty where the edition has none for it. */
  String band(Line line) {
    return line.band()
        .map(this::band)
        .or(() -> line.unjudged().map(why -> text("checkup.unjudged." + lower(why))))
        .orElse("");
  }

  static String lower(Unjudged why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  /** One that doesn't count says so first. */
  private String grade(Band band) {
    return band.isCounting() ? band.grade().name() : text("checkup.alone") + " " + band.grade();
  }

  String band(Band band) {
    var said = grade(band) + " " + in(band.label());
    return band.basis().uncertain().isPresent()
        ? said + " " + text("takeaway.paper.mark", text("checkup.uncertain"))
        : said;
  }

  /** Each on a line of its own. */
  String reference(Reference reference) {
    return Stream.concat(
            reference.spans().stream().map(this::span), reference.answers().stream().map(this::in))
        .collect(Collectors.joining(text("checkup.comma").strip() + "\n"));
  }

  private String span(Span span) {
    if (span.from().isPresent() && span.to().isPresent()) {
      return text("checkup.range", span.from().get(), span.to().get());
    }
    return span.from()
        .map(from -> text("checkup.range.from", from))
        .or(() -> span.to().map(to -> text("checkup.range.to", to)))
        .orElse("");
  }

  /** What pages fold away. */
  String more(Line line) {
    var sent = line.sent().observation();
    var all = new ArrayList<String>();
    line.laboratory()
        .map(range -> span(range) + " " + in(line.laboratoryUnit()))
        .ifPresent(range -> all.add(said("checkup.laboratory", range.strip())));
    sent.flag()
        .map(flag -> text("checkup.flag." + flag.code()))
        .ifPresent(flag -> all.add(said("checkup.flag", flag)));
    line.changed().map(this::changed).ifPresent(all::add);
    sent.by().ifPresent(doctor -> all.add(said("checkup.doctor", doctor)));
    line.band().ifPresent(band -> all.addAll(more(band)));
    if (line.item().isEmpty() || line.value().kind() == Shown.Kind.UNKNOWN_ANSWER) {
      all.add(text("checkup.unknown.text"));
    }
    if (!line.candidates().names().isEmpty()) {
      all.add(candidates(line.candidates()));
    }
    if (!line.from().isEmpty()) {
      all.add(list(line.from()));
    }
    return String.join("\n", all);
  }

  private String candidates(Candidates it) {
    var some = text("checkup.candidates") + list(it.names());
    return it.left() == 0 ? some : some + text("checkup.candidates.left", it.left());
  }

  private String said(String key, String what) {
    return text("takeaway.paper.said", text(key), what);
  }

  private String changed(MethodChange change) {
    return words(change) + text("checkup.changed.compare");
  }

  private String words(MethodChange change) {
    if (change.ofAnswers()) {
      return text("checkup.changed.list", day(change.last()));
    }
    return change
        .method()
        .map(method -> text("checkup.changed.from", day(change.last()), in(method)))
        .orElseGet(() -> text("checkup.changed.unnamed", day(change.last())));
  }

  private List<String> more(Band band) {
    return Stream.of(
            Optional.of(band).filter(Band::isTreated).map(_ -> text("checkup.treated")),
            band.byValue().map(grade -> text("checkup.byValue", grade)),
            band.preferred().map(name -> text("checkup.preferred", in(name))),
            band.together().map(name -> text("checkup.instead", in(name))))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Why one may doubt a band, and by which edition it is. */
  Optional<String> doubt(Band band) {
    var basis = band.basis();
    var edition = basis.edition().isEmpty() ? text("checkup.edition.unknown") : basis.edition();
    return basis.uncertain().map(why -> in(why) + " " + said("checkup.edition", edition));
  }
}
