package kenpo.health.judgement;

/** A result that files have as a code of a national list. */
public interface NationalCode {

  String nationalCode();
}
