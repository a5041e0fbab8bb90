package kenpo.login;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.account.Account;
import kenpo.account.PasswordRules;
import kenpo.roster.PersonalWords;
import kenpo.roster.RosterStore;
import kenpo.society.Society;
import kenpo.web.FormErrors.FieldError;

/** The society's password rules, and what is known of the account's owner besides. */
record PersonalPassword(RosterStore roster, PasswordRules rules) {

  /** What is wrong with the password, for the field of that name. */
  Future<Optional<FieldError>> check(
      Society society, Account account, String password, String field) {
    return roster
        .byId(society.id(), account.memberId())
        .map(member -> member.map(PersonalWords::of).orElse(List.of()))
        .map(words -> Stream.concat(words.stream(), Stream.of(account.email())).toList())
        .compose(words -> rules.check(society, password, words, field));
  }
}
