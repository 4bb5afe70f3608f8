package io.insula.jdbc.internal.delegate;

/** Passes every call of a {@link java.sql.CallableStatement} on, except what is behaviour. */
@SuppressWarnings({"deprecation", "InconsistentOverloads"})
public abstract class DelegatingCallableStatement extends DelegatingPreparedStatement
    implements java.sql.CallableStatement {
  /** Where the calls go now. */
  @Override
  protected abstract java.sql.CallableStatement delegate() throws java.sql.SQLException;

  /** What the user gets for an array of the driver. */
  protected abstract java.sql.Array wrap(java.sql.Array array);

  /** What the user gets for a value of the driver. */
  protected abstract <T> T wrapValue(T value) throws java.sql.SQLException;

  @Override
  public java.sql.Array getArray(int a) throws java.sql.SQLException {
    return wrap(delegate().getArray(a));
  }

  @Override
  public java.sql.Array getArray(java.lang.String a) throws java.sql.SQLException {
    return wrap(delegate().getArray(a));
  }

  @Override
  public java.math.BigDecimal getBigDecimal(int a) throws java.sql.SQLException {
    return delegate().getBigDecimal(a);
  }

  @Deprecated
  @Override
  public java.math.BigDecimal getBigDecimal(int a, int b) throws java.sql.SQLException {
    return delegate().getBigDecimal(a, b);
  }

  @Override
  public java.math.BigDecimal getBigDecimal(java.lang.String a) throws java.sql.SQLException {
    return delegate().getBigDecimal(a);
  }

  @Override
  public java.sql.Blob getBlob(int a) throws java.sql.SQLException {
    return delegate().getBlob(a);
  }

  @Override
  public java.sql.Blob getBlob(java.lang.String a) throws java.sql.SQLException {
    return delegate().getBlob(a);
  }

  @Override
  public boolean getBoolean(int a) throws java.sql.SQLException {
    return delegate().getBoolean(a);
  }

  @Override
  public boolean getBoolean(java.lang.String a) throws java.sql.SQLException {
    return delegate().getBoolean(a);
  }

  @Override
  public byte getByte(int a) throws java.sql.SQLException {
    return delegate().getByte(a);
  }

  @Override
  public byte getByte(java.lang.String a) throws java.sql.SQLException {
    return delegate().getByte(a);
  }

  @Override
  public byte[] getBytes(int a) throws java.sql.SQLException {
    return delegate().getBytes(a);
  }

  @Override
  public byte[] getBytes(java.lang.String a) throws java.sql.SQLException {
    return delegate().getBytes(a);
  }

  @Override
  public java.io.Reader getCharacterStream(int a) throws java.sql.SQLException {
    return delegate().getCharacterStream(a);
  }

  @Override
  public java.io.Reader getCharacterStream(java.lang.String a) throws java.sql.SQLException {
    return delegate().getCharacterStream(a);
  }

  @Override
  public java.sql.Clob getClob(int a) throws java.sql.SQLException {
    return delegate().getClob(a);
  }

  @Override
  public java.sql.Clob getClob(java.lang.String a) throws java.sql.SQLException {
    return delegate().getClob(a);
  }

  @Override
  public java.sql.Date getDate(int a) throws java.sql.SQLException {
    return delegate().getDate(a);
  }

  @Override
  public java.sql.Date getDate(int a, java.util.Calendar b) throws java.sql.SQLException {
    return delegate().getDate(a, b);
  }

  @Override
  public java.sql.Date getDate(java.lang.String a) throws java.sql.SQLException {
    return delegate().getDate(a);
  }

  @Override
  public java.sql.Date getDate(java.lang.String a, java.util.Calendar b)
      throws java.sql.SQLException {
    return delegate().getDate(a, b);
  }

  @Override
  public double getDouble(int a) throws java.sql.SQLException {
    return delegate().getDouble(a);
  }

  @Override
  public double getDouble(java.lang.String a) throws java.sql.SQLException {
    return delegate().getDouble(a);
  }

  @Override
  public float getFloat(int a) throws java.sql.SQLException {
    return delegate().getFloat(a);
  }

  @Override
  public float getFloat(java.lang.String a) throws java.sql.SQLException {
    return delegate().getFloat(a);
  }

  @Override
  public int getInt(int a) throws java.sql.SQLException {
    return delegate().getInt(a);
  }

  @Override
  public int getInt(java.lang.String a) throws java.sql.SQLException {
    return delegate().getInt(a);
  }

  @Override
  public long getLong(int a) throws java.sql.SQLException {
    return delegate().getLong(a);
  }

  @Override
  public long getLong(java.lang.String a) throws java.sql.SQLException {
    return delegate().getLong(a);
  }

  @Override
  public java.io.Reader getNCharacterStream(int a) throws java.sql.SQLException {
    return delegate().getNCharacterStream(a);
  }

  @Override
  public java.io.Reader getNCharacterStream(java.lang.String a) throws java.sql.SQLException {
    return delegate().getNCharacterStream(a);
  }

  @Override
  public java.sql.NClob getNClob(int a) throws java.sql.SQLException {
    return delegate().getNClob(a);
  }

  @Override
  public java.sql.NClob getNClob(java.lang.String a) throws java.sql.SQLException {
    return delegate().getNClob(a);
  }

  @Override
  public java.lang.String getNString(int a) throws java.sql.SQLException {
    return delegate().getNString(a);
  }

  @Override
  public java.lang.String getNString(java.lang.String a) throws java.sql.SQLException {
    return delegate().getNString(a);
  }

  @Override
  public java.lang.Object getObject(int a) throws java.sql.SQLException {
    return wrapValue(delegate().getObject(a));
  }

  @Override
  public <T> T getObject(int a, java.lang.Class<T> b) throws java.sql.SQLException {
    return wrapValue(delegate().getObject(a, b));
  }

  @Override
  public java.lang.Object getObject(int a, java.util.Map<java.lang.String, java.lang.Class<?>> b)
      throws java.sql.SQLException {
    return wrapValue(delegate().getObject(a, b));
  }

  @Override
  public java.lang.Object getObject(java.lang.String a) throws java.sql.SQLException {
    return wrapValue(delegate().getObject(a));
  }

  @Override
  public <T> T getObject(java.lang.String a, java.lang.Class<T> b) throws java.sql.SQLException {
    return wrapValue(delegate().getObject(a, b));
  }

  @Override
  public java.lang.Object getObject(
      java.lang.String a, java.util.Map<java.lang.String, java.lang.Class<?>> b)
      throws java.sql.SQLException {
    return wrapValue(delegate().getObject(a, b));
  }

  @Override
  public java.sql.Ref getRef(int a) throws java.sql.SQLException {
    return delegate().getRef(a);
  }

  @Override
  public java.sql.Ref getRef(java.lang.String a) throws java.sql.SQLException {
    return delegate().getRef(a);
  }

  @Override
  public java.sql.RowId getRowId(int a) throws java.sql.SQLException {
    return delegate().getRowId(a);
  }

  @Override
  public java.sql.RowId getRowId(java.lang.String a) throws java.sql.SQLException {
    return delegate().getRowId(a);
  }

  @Override
  public java.sql.SQLXML getSQLXML(int a) throws java.sql.SQLException {
    return delegate().getSQLXML(a);
  }

  @Override
  public java.sql.SQLXML getSQLXML(java.lang.String a) throws java.sql.SQLException {
    return delegate().getSQLXML(a);
  }

  @Override
  public short getShort(int a) throws java.sql.SQLException {
    return delegate().getShort(a);
  }

  @Override
  public short getShort(java.lang.String a) throws java.sql.SQLException {
    return delegate().getShort(a);
  }

  @Override
  public java.lang.String getString(int a) throws java.sql.SQLException {
    return delegate().getString(a);
  }

  @Override
  public java.lang.String getString(java.lang.String a) throws java.sql.SQLException {
    return delegate().getString(a);
  }

  @Override
  public java.sql.Time getTime(int a) throws java.sql.SQLException {
    return delegate().getTime(a);
  }

  @Override
  public java.sql.Time getTime(int a, java.util.Calendar b) throws java.sql.SQLException {
    return delegate().getTime(a, b);
  }

  @Override
  public java.sql.Time getTime(java.lang.String a) throws java.sql.SQLException {
    return delegate().getTime(a);
  }

  @Override
  public java.sql.Time getTime(java.lang.String a, java.util.Calendar b)
      throws java.sql.SQLException {
    return delegate().getTime(a, b);
  }

  @Override
  public java.sql.Timestamp getTimestamp(int a) throws java.sql.SQLException {
    return delegate().getTimestamp(a);
  }

  @Override
  public java.sql.Timestamp getTimestamp(int a, java.util.Calendar b) throws java.sql.SQLException {
    return delegate().getTimestamp(a, b);
  }

  @Override
  public java.sql.Timestamp getTimestamp(java.lang.String a) throws java.sql.SQLException {
    return delegate().getTimestamp(a);
  }

  @Override
  public java.sql.Timestamp getTimestamp(java.lang.String a, java.util.Calendar b)
      throws java.sql.SQLException {
    return delegate().getTimestamp(a, b);
  }

  @Override
  public java.net.URL getURL(int a) throws java.sql.SQLException {
    return delegate().getURL(a);
  }

  @Override
  public java.net.URL getURL(java.lang.String a) throws java.sql.SQLException {
    return delegate().getURL(a);
  }

  @Override
  public void registerOutParameter(int a, int b) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b);
  }

  @Override
  public void registerOutParameter(int a, int b, int c) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(int a, int b, java.lang.String c) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(java.lang.String a, int b) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b);
  }

  @Override
  public void registerOutParameter(java.lang.String a, int b, int c) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(java.lang.String a, int b, java.lang.String c)
      throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(int a, java.sql.SQLType b) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b);
  }

  @Override
  public void registerOutParameter(int a, java.sql.SQLType b, int c) throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(int a, java.sql.SQLType b, java.lang.String c)
      throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(java.lang.String a, java.sql.SQLType b)
      throws java.sql.SQLException {
    delegate().registerOutParameter(a, b);
  }

  @Override
  public void registerOutParameter(java.lang.String a, java.sql.SQLType b, int c)
      throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void registerOutParameter(java.lang.String a, java.sql.SQLType b, java.lang.String c)
      throws java.sql.SQLException {
    delegate().registerOutParameter(a, b, c);
  }

  @Override
  public void setAsciiStream(java.lang.String a, java.io.InputStream b)
      throws java.sql.SQLException {
    delegate().setAsciiStream(a, b);
  }

  @Override
  public void setAsciiStream(java.lang.String a, java.io.InputStream b, int c)
      throws java.sql.SQLException {
    delegate().setAsciiStream(a, b, c);
  }

  @Override
  public void setAsciiStream(java.lang.String a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().setAsciiStream(a, b, c);
  }

  @Override
  public void setBigDecimal(java.lang.String a, java.math.BigDecimal b)
      throws java.sql.SQLException {
    delegate().setBigDecimal(a, b);
  }

  @Override
  public void setBinaryStream(java.lang.String a, java.io.InputStream b)
      throws java.sql.SQLException {
    delegate().setBinaryStream(a, b);
  }

  @Override
  public void setBinaryStream(java.lang.String a, java.io.InputStream b, int c)
      throws java.sql.SQLException {
    delegate().setBinaryStream(a, b, c);
  }

  @Override
  public void setBinaryStream(java.lang.String a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().setBinaryStream(a, b, c);
  }

  @Override
  public void setBlob(java.lang.String a, java.io.InputStream b) throws java.sql.SQLException {
    delegate().setBlob(a, b);
  }

  @Override
  public void setBlob(java.lang.String a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().setBlob(a, b, c);
  }

  @Override
  public void setBlob(java.lang.String a, java.sql.Blob b) throws java.sql.SQLException {
    delegate().setBlob(a, b);
  }

  @Override
  public void setBoolean(java.lang.String a, boolean b) throws java.sql.SQLException {
    delegate().setBoolean(a, b);
  }

  @Override
  public void setByte(java.lang.String a, byte b) throws java.sql.SQLException {
    delegate().setByte(a, b);
  }

  @Override
  public void setBytes(java.lang.String a, byte[] b) throws java.sql.SQLException {
    delegate().setBytes(a, b);
  }

  @Override
  public void setCharacterStream(java.lang.String a, java.io.Reader b)
      throws java.sql.SQLException {
    delegate().setCharacterStream(a, b);
  }

  @Override
  public void setCharacterStream(java.lang.String a, java.io.Reader b, int c)
      throws java.sql.SQLException {
    delegate().setCharacterStream(a, b, c);
  }

  @Override
  public void setCharacterStream(java.lang.String a, java.io.Reader b, long c)
      throws java.sql.SQLException {
    delegate().setCharacterStream(a, b, c);
  }

  @Override
  public void setClob(java.lang.String a, java.io.Reader b) throws java.sql.SQLException {
    delegate().setClob(a, b);
  }

  @Override
  public void setClob(java.lang.String a, java.io.Reader b, long c) throws java.sql.SQLException {
    delegate().setClob(a, b, c);
  }

  @Override
  public void setClob(java.lang.String a, java.sql.Clob b) throws java.sql.SQLException {
    delegate().setClob(a, b);
  }

  @Override
  public void setDate(java.lang.String a, java.sql.Date b) throws java.sql.SQLException {
    delegate().setDate(a, b);
  }

  @Override
  public void setDate(java.lang.String a, java.sql.Date b, java.util.Calendar c)
      throws java.sql.SQLException {
    delegate().setDate(a, b, c);
  }

  @Override
  public void setDouble(java.lang.String a, double b) throws java.sql.SQLException {
    delegate().setDouble(a, b);
  }

  @Override
  public void setFloat(java.lang.String a, float b) throws java.sql.SQLException {
    delegate().setFloat(a, b);
  }

  @Override
  public void setInt(java.lang.String a, int b) throws java.sql.SQLException {
    delegate().setInt(a, b);
  }

  @Override
  public void setLong(java.lang.String a, long b) throws java.sql.SQLException {
    delegate().setLong(a, b);
  }

  @Override
  public void setNCharacterStream(java.lang.String a, java.io.Reader b)
      throws java.sql.SQLException {
    delegate().setNCharacterStream(a, b);
  }

  @Override
  public void setNCharacterStream(java.lang.String a, java.io.Reader b, long c)
      throws java.sql.SQLException {
    delegate().setNCharacterStream(a, b, c);
  }

  @Override
  public void setNClob(java.lang.String a, java.io.Reader b) throws java.sql.SQLException {
    delegate().setNClob(a, b);
  }

  @Override
  public void setNClob(java.lang.String a, java.io.Reader b, long c) throws java.sql.SQLException {
    delegate().setNClob(a, b, c);
  }

  @Override
  public void setNClob(java.lang.String a, java.sql.NClob b) throws java.sql.SQLException {
    delegate().setNClob(a, b);
  }

  @Override
  public void setNString(java.lang.String a, java.lang.String b) throws java.sql.SQLException {
    delegate().setNString(a, b);
  }

  @Override
  public void setNull(java.lang.String a, int b) throws java.sql.SQLException {
    delegate().setNull(a, b);
  }

  @Override
  public void setNull(java.lang.String a, int b, java.lang.String c) throws java.sql.SQLException {
    delegate().setNull(a, b, c);
  }

  @Override
  public void setObject(java.lang.String a, java.lang.Object b) throws java.sql.SQLException {
    delegate().setObject(a, b);
  }

  @Override
  public void setObject(java.lang.String a, java.lang.Object b, int c)
      throws java.sql.SQLException {
    delegate().setObject(a, b, c);
  }

  @Override
  public void setObject(java.lang.String a, java.lang.Object b, int c, int d)
      throws java.sql.SQLException {
    delegate().setObject(a, b, c, d);
  }

  @Override
  public void setObject(java.lang.String a, java.lang.Object b, java.sql.SQLType c)
      throws java.sql.SQLException {
    delegate().setObject(a, b, c);
  }

  @Override
  public void setObject(java.lang.String a, java.lang.Object b, java.sql.SQLType c, int d)
      throws java.sql.SQLException {
    delegate().setObject(a, b, c, d);
  }

  @Override
  public void setRowId(java.lang.String a, java.sql.RowId b) throws java.sql.SQLException {
    delegate().setRowId(a, b);
  }

  @Override
  public void setSQLXML(java.lang.String a, java.sql.SQLXML b) throws java.sql.SQLException {
    delegate().setSQLXML(a, b);
  }

  @Override
  public void setShort(java.lang.String a, short b) throws java.sql.SQLException {
    delegate().setShort(a, b);
  }

  @Override
  public void setString(java.lang.String a, java.lang.String b) throws java.sql.SQLException {
    delegate().setString(a, b);
  }

  @Override
  public void setTime(java.lang.String a, java.sql.Time b) throws java.sql.SQLException {
    delegate().setTime(a, b);
  }

  @Override
  public void setTime(java.lang.String a, java.sql.Time b, java.util.Calendar c)
      throws java.sql.SQLException {
    delegate().setTime(a, b, c);
  }

  @Override
  public void setTimestamp(java.lang.String a, java.sql.Timestamp b) throws java.sql.SQLException {
    delegate().setTimestamp(a, b);
  }

  @Override
  public void setTimestamp(java.lang.String a, java.sql.Timestamp b, java.util.Calendar c)
      throws java.sql.SQLException {
    delegate().setTimestamp(a, b, c);
  }

  @Override
  public void setURL(java.lang.String a, java.net.URL b) throws java.sql.SQLException {
    delegate().setURL(a, b);
  }

  @Override
  public boolean wasNull() throws java.sql.SQLException {
    return delegate().wasNull();
  }
}
