package io.insula.postgres.session;

import io.insula.jdbc.spi.Guard;
import io.insula.jdbc.spi.Guard.Hold;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.ByteStreamWriter;

/** COPY, tied to the tenant: in autocommit, in a transaction around it. */
final class BoundCopyManager extends CopyManager {
  private final CopyManager bare;
  private final Guard guard;

  BoundCopyManager(BaseConnection connection, Guard guard) throws SQLException {
    super(connection);
    this.bare = connection.getCopyAPI();
    this.guard = guard;
  }

  private interface Copy<T> {
    T run() throws SQLException, IOException;
  }

  private <T> T bound(String sql, Copy<T> copy) throws SQLException, IOException {
    Hold hold = guard.bind(sql);
    T result;
    try {
      result = copy.run();
    } catch (SQLException e) {
      hold.failed(e);
      throw Explanations.of(e, sql);
    } catch (IOException | RuntimeException e) {
      hold.failed(e);
      throw e;
    }
    hold.done();
    return result;
  }

  /** A copy that the caller drives: the transaction ends with it. */
  private interface Start<T> {
    T start() throws SQLException;
  }

  private <T> T started(String sql, Hold hold, Start<T> start) throws SQLException {
    try {
      return start.start();
    } catch (SQLException e) {
      hold.failed(e);
      throw Explanations.of(e, sql);
    }
  }

  @Override
  public CopyIn copyIn(String sql) throws SQLException {
    Hold hold = guard.bind(sql);
    return BoundCopy.in(started(sql, hold, () -> bare.copyIn(sql)), hold);
  }

  @Override
  public CopyOut copyOut(String sql) throws SQLException {
    Hold hold = guard.bind(sql);
    return BoundCopy.out(started(sql, hold, () -> bare.copyOut(sql)), hold);
  }

  @Override
  public CopyDual copyDual(String sql) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "copyDual is for replication, which would not be tied to the tenant.");
  }

  @Override
  public long copyOut(String sql, Writer to) throws SQLException, IOException {
    return bound(sql, () -> bare.copyOut(sql, to));
  }

  @Override
  public long copyOut(String sql, OutputStream to) throws SQLException, IOException {
    return bound(sql, () -> bare.copyOut(sql, to));
  }

  @Override
  public long copyIn(String sql, Reader from) throws SQLException, IOException {
    return bound(sql, () -> bare.copyIn(sql, from));
  }

  @Override
  public long copyIn(String sql, Reader from, int buffer) throws SQLException, IOException {
    return bound(sql, () -> bare.copyIn(sql, from, buffer));
  }

  @Override
  public long copyIn(String sql, InputStream from) throws SQLException, IOException {
    return bound(sql, () -> bare.copyIn(sql, from));
  }

  @Override
  public long copyIn(String sql, InputStream from, int buffer) throws SQLException, IOException {
    return bound(sql, () -> bare.copyIn(sql, from, buffer));
  }

  @Override
  public long copyIn(String sql, ByteStreamWriter from) throws SQLException, IOException {
    return bound(sql, () -> bare.copyIn(sql, from));
  }
}
