package kenpo.loadtest.drive;

import io.vertx.core.Future;

/** What can be done at a server; each user is a browser of its own. */
interface Subject {

  /** Before anything is timed. */
  Future<Void> prepare();

  /** The login page. */
  Walk page(int user);

  /** What people look at before they log in: login page, first page, assets. */
  Walk browse(int user);

  /** The page of somebody who has logged in. */
  Walk home(int user);

  /** A whole login with an own browser: form, password, home. */
  Walk login(int user);
}
