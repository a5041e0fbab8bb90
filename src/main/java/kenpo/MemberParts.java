package kenpo;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.captcha.Challenges;
import kenpo.captcha.Drawings;
import kenpo.checkup.FileMaker;
import kenpo.config.Secret;
import kenpo.crypto.Passwords;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.results.Knowledge;
import kenpo.session.Sessions;
import kenpo.society.Societies;
import kenpo.throttle.Risk;
import kenpo.throttle.Surroundings;
import kenpo.web.Assets;
import kenpo.web.ClientAddress;
import kenpo.web.View;

/** What the member site is built from. */
record MemberParts(
    Vertx vertx,
    ClientAddress client,
    Societies societies,
    InstantSource clock,
    Tokens tokens,
    Secret secret,
    Db db,
    Outbox outbox,
    Audit audit,
    Sessions sessions,
    Passwords passwords,
    Challenges challenges,
    Drawings drawings,
    Risk risk,
    Surroundings surroundings,
    Knowledge knowledge,
    FileMaker files,
    PasswordRules rules,
    View view,
    Assets assets,
    MeterRegistry meters) {}
