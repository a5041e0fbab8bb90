package kenpo.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.function.Function;

/** The way a statement takes: a connection that many share, one of its own, or a transaction's. */
interface Route {

  <T> Future<T> send(Function<SqlClient, Future<T>> statement);
}
