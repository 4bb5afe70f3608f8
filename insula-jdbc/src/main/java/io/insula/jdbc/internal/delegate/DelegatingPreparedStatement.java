package io.insula.jdbc.internal.delegate;

/** Passes every call of a {@link java.sql.PreparedStatement} on, except what is behaviour. */
@SuppressWarnings({"deprecation", "InconsistentOverloads"})
public abstract class DelegatingPreparedStatement extends DelegatingStatement
    implements java.sql.PreparedStatement {
  /** Where the calls go now. */
  @Override
  protected abstract java.sql.PreparedStatement delegate() throws java.sql.SQLException;

  /** Sets a parameter, counted as the user counts. */
  protected abstract void parameter(int index, Parameter parameter) throws java.sql.SQLException;

  /** Sets a parameter at the place where a form of the statement has it. */
  @FunctionalInterface
  public interface Parameter {
    void apply(java.sql.PreparedStatement statement, int index) throws java.sql.SQLException;
  }

  /** What the driver gets for a value of ours. */
  protected abstract Object bare(Object value) throws java.sql.SQLException;

  /** Refuses large objects where they cannot be kept apart. */
  protected abstract void largeObject(String call) throws java.sql.SQLException;

  @Override
  public void setArray(int a, java.sql.Array b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setArray(n, (java.sql.Array) bare(b)));
  }

  @Override
  public void setAsciiStream(int a, java.io.InputStream b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setAsciiStream(n, b));
  }

  @Override
  public void setAsciiStream(int a, java.io.InputStream b, int c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setAsciiStream(n, b, c));
  }

  @Override
  public void setAsciiStream(int a, java.io.InputStream b, long c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setAsciiStream(n, b, c));
  }

  @Override
  public void setBigDecimal(int a, java.math.BigDecimal b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setBigDecimal(n, b));
  }

  @Override
  public void setBinaryStream(int a, java.io.InputStream b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setBinaryStream(n, b));
  }

  @Override
  public void setBinaryStream(int a, java.io.InputStream b, int c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setBinaryStream(n, b, c));
  }

  @Override
  public void setBinaryStream(int a, java.io.InputStream b, long c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setBinaryStream(n, b, c));
  }

  @Override
  public void setBlob(int a, java.io.InputStream b) throws java.sql.SQLException {
    largeObject("setBlob");
    parameter(a, (s, n) -> s.setBlob(n, b));
  }

  @Override
  public void setBlob(int a, java.io.InputStream b, long c) throws java.sql.SQLException {
    largeObject("setBlob");
    parameter(a, (s, n) -> s.setBlob(n, b, c));
  }

  @Override
  public void setBlob(int a, java.sql.Blob b) throws java.sql.SQLException {
    largeObject("setBlob");
    parameter(a, (s, n) -> s.setBlob(n, b));
  }

  @Override
  public void setBoolean(int a, boolean b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setBoolean(n, b));
  }

  @Override
  public void setByte(int a, byte b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setByte(n, b));
  }

  @Override
  public void setBytes(int a, byte[] b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setBytes(n, b));
  }

  @Override
  public void setCharacterStream(int a, java.io.Reader b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setCharacterStream(n, b));
  }

  @Override
  public void setCharacterStream(int a, java.io.Reader b, int c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setCharacterStream(n, b, c));
  }

  @Override
  public void setCharacterStream(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setCharacterStream(n, b, c));
  }

  @Override
  public void setClob(int a, java.io.Reader b) throws java.sql.SQLException {
    largeObject("setClob");
    parameter(a, (s, n) -> s.setClob(n, b));
  }

  @Override
  public void setClob(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    largeObject("setClob");
    parameter(a, (s, n) -> s.setClob(n, b, c));
  }

  @Override
  public void setClob(int a, java.sql.Clob b) throws java.sql.SQLException {
    largeObject("setClob");
    parameter(a, (s, n) -> s.setClob(n, b));
  }

  @Override
  public void setDate(int a, java.sql.Date b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setDate(n, b));
  }

  @Override
  public void setDate(int a, java.sql.Date b, java.util.Calendar c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setDate(n, b, c));
  }

  @Override
  public void setDouble(int a, double b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setDouble(n, b));
  }

  @Override
  public void setFloat(int a, float b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setFloat(n, b));
  }

  @Override
  public void setInt(int a, int b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setInt(n, b));
  }

  @Override
  public void setLong(int a, long b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setLong(n, b));
  }

  @Override
  public void setNCharacterStream(int a, java.io.Reader b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setNCharacterStream(n, b));
  }

  @Override
  public void setNCharacterStream(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setNCharacterStream(n, b, c));
  }

  @Override
  public void setNClob(int a, java.io.Reader b) throws java.sql.SQLException {
    largeObject("setNClob");
    parameter(a, (s, n) -> s.setNClob(n, b));
  }

  @Override
  public void setNClob(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    largeObject("setNClob");
    parameter(a, (s, n) -> s.setNClob(n, b, c));
  }

  @Override
  public void setNClob(int a, java.sql.NClob b) throws java.sql.SQLException {
    largeObject("setNClob");
    parameter(a, (s, n) -> s.setNClob(n, b));
  }

  @Override
  public void setNString(int a, java.lang.String b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setNString(n, b));
  }

  @Override
  public void setNull(int a, int b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setNull(n, b));
  }

  @Override
  public void setNull(int a, int b, java.lang.String c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setNull(n, b, c));
  }

  @Override
  public void setObject(int a, java.lang.Object b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setObject(n, bare(b)));
  }

  @Override
  public void setObject(int a, java.lang.Object b, int c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setObject(n, bare(b), c));
  }

  @Override
  public void setObject(int a, java.lang.Object b, int c, int d) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setObject(n, bare(b), c, d));
  }

  @Override
  public void setObject(int a, java.lang.Object b, java.sql.SQLType c)
      throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setObject(n, bare(b), c));
  }

  @Override
  public void setObject(int a, java.lang.Object b, java.sql.SQLType c, int d)
      throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setObject(n, bare(b), c, d));
  }

  @Override
  public void setRef(int a, java.sql.Ref b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setRef(n, b));
  }

  @Override
  public void setRowId(int a, java.sql.RowId b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setRowId(n, b));
  }

  @Override
  public void setSQLXML(int a, java.sql.SQLXML b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setSQLXML(n, b));
  }

  @Override
  public void setShort(int a, short b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setShort(n, b));
  }

  @Override
  public void setString(int a, java.lang.String b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setString(n, b));
  }

  @Override
  public void setTime(int a, java.sql.Time b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setTime(n, b));
  }

  @Override
  public void setTime(int a, java.sql.Time b, java.util.Calendar c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setTime(n, b, c));
  }

  @Override
  public void setTimestamp(int a, java.sql.Timestamp b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setTimestamp(n, b));
  }

  @Override
  public void setTimestamp(int a, java.sql.Timestamp b, java.util.Calendar c)
      throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setTimestamp(n, b, c));
  }

  @Override
  public void setURL(int a, java.net.URL b) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setURL(n, b));
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int a, java.io.InputStream b, int c) throws java.sql.SQLException {
    parameter(a, (s, n) -> s.setUnicodeStream(n, b, c));
  }
}
