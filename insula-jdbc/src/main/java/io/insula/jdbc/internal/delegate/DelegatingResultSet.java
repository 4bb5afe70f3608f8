package io.insula.jdbc.internal.delegate;

/** Passes every call of a {@link java.sql.ResultSet} on, except what is behaviour. */
@SuppressWarnings({"deprecation", "InconsistentOverloads"})
public abstract class DelegatingResultSet implements java.sql.ResultSet {
  /** Where the calls go now. */
  protected abstract java.sql.ResultSet delegate() throws java.sql.SQLException;

  /** What the user gets for a result of the driver. */
  protected abstract java.sql.ResultSet wrap(java.sql.ResultSet results);

  /** What the user gets for an array of the driver. */
  protected abstract java.sql.Array wrap(java.sql.Array array);

  /** What the user gets for a value of the driver. */
  protected abstract <T> T wrapValue(T value) throws java.sql.SQLException;

  /** What the driver gets for a value of ours. */
  protected abstract Object bare(Object value);

  @Override
  public boolean absolute(int a) throws java.sql.SQLException {
    return delegate().absolute(a);
  }

  @Override
  public void afterLast() throws java.sql.SQLException {
    delegate().afterLast();
  }

  @Override
  public void beforeFirst() throws java.sql.SQLException {
    delegate().beforeFirst();
  }

  @Override
  public void cancelRowUpdates() throws java.sql.SQLException {
    delegate().cancelRowUpdates();
  }

  @Override
  public void clearWarnings() throws java.sql.SQLException {
    delegate().clearWarnings();
  }

  @Override
  public int findColumn(java.lang.String a) throws java.sql.SQLException {
    return delegate().findColumn(a);
  }

  @Override
  public boolean first() throws java.sql.SQLException {
    return delegate().first();
  }

  @Override
  public java.sql.Array getArray(int a) throws java.sql.SQLException {
    return wrap(delegate().getArray(a));
  }

  @Override
  public java.sql.Array getArray(java.lang.String a) throws java.sql.SQLException {
    return wrap(delegate().getArray(a));
  }

  @Override
  public java.io.InputStream getAsciiStream(int a) throws java.sql.SQLException {
    return delegate().getAsciiStream(a);
  }

  @Override
  public java.io.InputStream getAsciiStream(java.lang.String a) throws java.sql.SQLException {
    return delegate().getAsciiStream(a);
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

  @Deprecated
  @Override
  public java.math.BigDecimal getBigDecimal(java.lang.String a, int b)
      throws java.sql.SQLException {
    return delegate().getBigDecimal(a, b);
  }

  @Override
  public java.io.InputStream getBinaryStream(int a) throws java.sql.SQLException {
    return delegate().getBinaryStream(a);
  }

  @Override
  public java.io.InputStream getBinaryStream(java.lang.String a) throws java.sql.SQLException {
    return delegate().getBinaryStream(a);
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
  public int getConcurrency() throws java.sql.SQLException {
    return delegate().getConcurrency();
  }

  @Override
  public java.lang.String getCursorName() throws java.sql.SQLException {
    return delegate().getCursorName();
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
  public int getFetchDirection() throws java.sql.SQLException {
    return delegate().getFetchDirection();
  }

  @Override
  public int getFetchSize() throws java.sql.SQLException {
    return delegate().getFetchSize();
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
  public int getHoldability() throws java.sql.SQLException {
    return delegate().getHoldability();
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
  public java.sql.ResultSetMetaData getMetaData() throws java.sql.SQLException {
    return delegate().getMetaData();
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
  public int getRow() throws java.sql.SQLException {
    return delegate().getRow();
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
  public int getType() throws java.sql.SQLException {
    return delegate().getType();
  }

  @Override
  public java.net.URL getURL(int a) throws java.sql.SQLException {
    return delegate().getURL(a);
  }

  @Override
  public java.net.URL getURL(java.lang.String a) throws java.sql.SQLException {
    return delegate().getURL(a);
  }

  @Deprecated
  @Override
  public java.io.InputStream getUnicodeStream(int a) throws java.sql.SQLException {
    return delegate().getUnicodeStream(a);
  }

  @Deprecated
  @Override
  public java.io.InputStream getUnicodeStream(java.lang.String a) throws java.sql.SQLException {
    return delegate().getUnicodeStream(a);
  }

  @Override
  public java.sql.SQLWarning getWarnings() throws java.sql.SQLException {
    return delegate().getWarnings();
  }

  @Override
  public boolean isAfterLast() throws java.sql.SQLException {
    return delegate().isAfterLast();
  }

  @Override
  public boolean isBeforeFirst() throws java.sql.SQLException {
    return delegate().isBeforeFirst();
  }

  @Override
  public boolean isClosed() throws java.sql.SQLException {
    return delegate().isClosed();
  }

  @Override
  public boolean isFirst() throws java.sql.SQLException {
    return delegate().isFirst();
  }

  @Override
  public boolean isLast() throws java.sql.SQLException {
    return delegate().isLast();
  }

  @Override
  public boolean last() throws java.sql.SQLException {
    return delegate().last();
  }

  @Override
  public void moveToCurrentRow() throws java.sql.SQLException {
    delegate().moveToCurrentRow();
  }

  @Override
  public void moveToInsertRow() throws java.sql.SQLException {
    delegate().moveToInsertRow();
  }

  @Override
  public boolean next() throws java.sql.SQLException {
    return delegate().next();
  }

  @Override
  public boolean previous() throws java.sql.SQLException {
    return delegate().previous();
  }

  @Override
  public boolean relative(int a) throws java.sql.SQLException {
    return delegate().relative(a);
  }

  @Override
  public boolean rowDeleted() throws java.sql.SQLException {
    return delegate().rowDeleted();
  }

  @Override
  public boolean rowInserted() throws java.sql.SQLException {
    return delegate().rowInserted();
  }

  @Override
  public boolean rowUpdated() throws java.sql.SQLException {
    return delegate().rowUpdated();
  }

  @Override
  public void setFetchDirection(int a) throws java.sql.SQLException {
    delegate().setFetchDirection(a);
  }

  @Override
  public void setFetchSize(int a) throws java.sql.SQLException {
    delegate().setFetchSize(a);
  }

  @Override
  public void updateArray(int a, java.sql.Array b) throws java.sql.SQLException {
    delegate().updateArray(a, (java.sql.Array) bare(b));
  }

  @Override
  public void updateArray(java.lang.String a, java.sql.Array b) throws java.sql.SQLException {
    delegate().updateArray(a, (java.sql.Array) bare(b));
  }

  @Override
  public void updateAsciiStream(int a, java.io.InputStream b) throws java.sql.SQLException {
    delegate().updateAsciiStream(a, b);
  }

  @Override
  public void updateAsciiStream(int a, java.io.InputStream b, int c) throws java.sql.SQLException {
    delegate().updateAsciiStream(a, b, c);
  }

  @Override
  public void updateAsciiStream(int a, java.io.InputStream b, long c) throws java.sql.SQLException {
    delegate().updateAsciiStream(a, b, c);
  }

  @Override
  public void updateAsciiStream(java.lang.String a, java.io.InputStream b)
      throws java.sql.SQLException {
    delegate().updateAsciiStream(a, b);
  }

  @Override
  public void updateAsciiStream(java.lang.String a, java.io.InputStream b, int c)
      throws java.sql.SQLException {
    delegate().updateAsciiStream(a, b, c);
  }

  @Override
  public void updateAsciiStream(java.lang.String a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().updateAsciiStream(a, b, c);
  }

  @Override
  public void updateBigDecimal(int a, java.math.BigDecimal b) throws java.sql.SQLException {
    delegate().updateBigDecimal(a, b);
  }

  @Override
  public void updateBigDecimal(java.lang.String a, java.math.BigDecimal b)
      throws java.sql.SQLException {
    delegate().updateBigDecimal(a, b);
  }

  @Override
  public void updateBinaryStream(int a, java.io.InputStream b) throws java.sql.SQLException {
    delegate().updateBinaryStream(a, b);
  }

  @Override
  public void updateBinaryStream(int a, java.io.InputStream b, int c) throws java.sql.SQLException {
    delegate().updateBinaryStream(a, b, c);
  }

  @Override
  public void updateBinaryStream(int a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().updateBinaryStream(a, b, c);
  }

  @Override
  public void updateBinaryStream(java.lang.String a, java.io.InputStream b)
      throws java.sql.SQLException {
    delegate().updateBinaryStream(a, b);
  }

  @Override
  public void updateBinaryStream(java.lang.String a, java.io.InputStream b, int c)
      throws java.sql.SQLException {
    delegate().updateBinaryStream(a, b, c);
  }

  @Override
  public void updateBinaryStream(java.lang.String a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().updateBinaryStream(a, b, c);
  }

  @Override
  public void updateBlob(int a, java.io.InputStream b) throws java.sql.SQLException {
    delegate().updateBlob(a, b);
  }

  @Override
  public void updateBlob(int a, java.io.InputStream b, long c) throws java.sql.SQLException {
    delegate().updateBlob(a, b, c);
  }

  @Override
  public void updateBlob(int a, java.sql.Blob b) throws java.sql.SQLException {
    delegate().updateBlob(a, b);
  }

  @Override
  public void updateBlob(java.lang.String a, java.io.InputStream b) throws java.sql.SQLException {
    delegate().updateBlob(a, b);
  }

  @Override
  public void updateBlob(java.lang.String a, java.io.InputStream b, long c)
      throws java.sql.SQLException {
    delegate().updateBlob(a, b, c);
  }

  @Override
  public void updateBlob(java.lang.String a, java.sql.Blob b) throws java.sql.SQLException {
    delegate().updateBlob(a, b);
  }

  @Override
  public void updateBoolean(int a, boolean b) throws java.sql.SQLException {
    delegate().updateBoolean(a, b);
  }

  @Override
  public void updateBoolean(java.lang.String a, boolean b) throws java.sql.SQLException {
    delegate().updateBoolean(a, b);
  }

  @Override
  public void updateByte(int a, byte b) throws java.sql.SQLException {
    delegate().updateByte(a, b);
  }

  @Override
  public void updateByte(java.lang.String a, byte b) throws java.sql.SQLException {
    delegate().updateByte(a, b);
  }

  @Override
  public void updateBytes(int a, byte[] b) throws java.sql.SQLException {
    delegate().updateBytes(a, b);
  }

  @Override
  public void updateBytes(java.lang.String a, byte[] b) throws java.sql.SQLException {
    delegate().updateBytes(a, b);
  }

  @Override
  public void updateCharacterStream(int a, java.io.Reader b) throws java.sql.SQLException {
    delegate().updateCharacterStream(a, b);
  }

  @Override
  public void updateCharacterStream(int a, java.io.Reader b, int c) throws java.sql.SQLException {
    delegate().updateCharacterStream(a, b, c);
  }

  @Override
  public void updateCharacterStream(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    delegate().updateCharacterStream(a, b, c);
  }

  @Override
  public void updateCharacterStream(java.lang.String a, java.io.Reader b)
      throws java.sql.SQLException {
    delegate().updateCharacterStream(a, b);
  }

  @Override
  public void updateCharacterStream(java.lang.String a, java.io.Reader b, int c)
      throws java.sql.SQLException {
    delegate().updateCharacterStream(a, b, c);
  }

  @Override
  public void updateCharacterStream(java.lang.String a, java.io.Reader b, long c)
      throws java.sql.SQLException {
    delegate().updateCharacterStream(a, b, c);
  }

  @Override
  public void updateClob(int a, java.io.Reader b) throws java.sql.SQLException {
    delegate().updateClob(a, b);
  }

  @Override
  public void updateClob(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    delegate().updateClob(a, b, c);
  }

  @Override
  public void updateClob(int a, java.sql.Clob b) throws java.sql.SQLException {
    delegate().updateClob(a, b);
  }

  @Override
  public void updateClob(java.lang.String a, java.io.Reader b) throws java.sql.SQLException {
    delegate().updateClob(a, b);
  }

  @Override
  public void updateClob(java.lang.String a, java.io.Reader b, long c)
      throws java.sql.SQLException {
    delegate().updateClob(a, b, c);
  }

  @Override
  public void updateClob(java.lang.String a, java.sql.Clob b) throws java.sql.SQLException {
    delegate().updateClob(a, b);
  }

  @Override
  public void updateDate(int a, java.sql.Date b) throws java.sql.SQLException {
    delegate().updateDate(a, b);
  }

  @Override
  public void updateDate(java.lang.String a, java.sql.Date b) throws java.sql.SQLException {
    delegate().updateDate(a, b);
  }

  @Override
  public void updateDouble(int a, double b) throws java.sql.SQLException {
    delegate().updateDouble(a, b);
  }

  @Override
  public void updateDouble(java.lang.String a, double b) throws java.sql.SQLException {
    delegate().updateDouble(a, b);
  }

  @Override
  public void updateFloat(int a, float b) throws java.sql.SQLException {
    delegate().updateFloat(a, b);
  }

  @Override
  public void updateFloat(java.lang.String a, float b) throws java.sql.SQLException {
    delegate().updateFloat(a, b);
  }

  @Override
  public void updateInt(int a, int b) throws java.sql.SQLException {
    delegate().updateInt(a, b);
  }

  @Override
  public void updateInt(java.lang.String a, int b) throws java.sql.SQLException {
    delegate().updateInt(a, b);
  }

  @Override
  public void updateLong(int a, long b) throws java.sql.SQLException {
    delegate().updateLong(a, b);
  }

  @Override
  public void updateLong(java.lang.String a, long b) throws java.sql.SQLException {
    delegate().updateLong(a, b);
  }

  @Override
  public void updateNCharacterStream(int a, java.io.Reader b) throws java.sql.SQLException {
    delegate().updateNCharacterStream(a, b);
  }

  @Override
  public void updateNCharacterStream(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    delegate().updateNCharacterStream(a, b, c);
  }

  @Override
  public void updateNCharacterStream(java.lang.String a, java.io.Reader b)
      throws java.sql.SQLException {
    delegate().updateNCharacterStream(a, b);
  }

  @Override
  public void updateNCharacterStream(java.lang.String a, java.io.Reader b, long c)
      throws java.sql.SQLException {
    delegate().updateNCharacterStream(a, b, c);
  }

  @Override
  public void updateNClob(int a, java.io.Reader b) throws java.sql.SQLException {
    delegate().updateNClob(a, b);
  }

  @Override
  public void updateNClob(int a, java.io.Reader b, long c) throws java.sql.SQLException {
    delegate().updateNClob(a, b, c);
  }

  @Override
  public void updateNClob(int a, java.sql.NClob b) throws java.sql.SQLException {
    delegate().updateNClob(a, b);
  }

  @Override
  public void updateNClob(java.lang.String a, java.io.Reader b) throws java.sql.SQLException {
    delegate().updateNClob(a, b);
  }

  @Override
  public void updateNClob(java.lang.String a, java.io.Reader b, long c)
      throws java.sql.SQLException {
    delegate().updateNClob(a, b, c);
  }

  @Override
  public void updateNClob(java.lang.String a, java.sql.NClob b) throws java.sql.SQLException {
    delegate().updateNClob(a, b);
  }

  @Override
  public void updateNString(int a, java.lang.String b) throws java.sql.SQLException {
    delegate().updateNString(a, b);
  }

  @Override
  public void updateNString(java.lang.String a, java.lang.String b) throws java.sql.SQLException {
    delegate().updateNString(a, b);
  }

  @Override
  public void updateNull(int a) throws java.sql.SQLException {
    delegate().updateNull(a);
  }

  @Override
  public void updateNull(java.lang.String a) throws java.sql.SQLException {
    delegate().updateNull(a);
  }

  @Override
  public void updateObject(int a, java.lang.Object b) throws java.sql.SQLException {
    delegate().updateObject(a, bare(b));
  }

  @Override
  public void updateObject(int a, java.lang.Object b, int c) throws java.sql.SQLException {
    delegate().updateObject(a, bare(b), c);
  }

  @Override
  public void updateObject(java.lang.String a, java.lang.Object b) throws java.sql.SQLException {
    delegate().updateObject(a, bare(b));
  }

  @Override
  public void updateObject(java.lang.String a, java.lang.Object b, int c)
      throws java.sql.SQLException {
    delegate().updateObject(a, bare(b), c);
  }

  @Override
  public void updateObject(int a, java.lang.Object b, java.sql.SQLType c)
      throws java.sql.SQLException {
    delegate().updateObject(a, bare(b), c);
  }

  @Override
  public void updateObject(int a, java.lang.Object b, java.sql.SQLType c, int d)
      throws java.sql.SQLException {
    delegate().updateObject(a, bare(b), c, d);
  }

  @Override
  public void updateObject(java.lang.String a, java.lang.Object b, java.sql.SQLType c)
      throws java.sql.SQLException {
    delegate().updateObject(a, bare(b), c);
  }

  @Override
  public void updateObject(java.lang.String a, java.lang.Object b, java.sql.SQLType c, int d)
      throws java.sql.SQLException {
    delegate().updateObject(a, bare(b), c, d);
  }

  @Override
  public void updateRef(int a, java.sql.Ref b) throws java.sql.SQLException {
    delegate().updateRef(a, b);
  }

  @Override
  public void updateRef(java.lang.String a, java.sql.Ref b) throws java.sql.SQLException {
    delegate().updateRef(a, b);
  }

  @Override
  public void updateRowId(int a, java.sql.RowId b) throws java.sql.SQLException {
    delegate().updateRowId(a, b);
  }

  @Override
  public void updateRowId(java.lang.String a, java.sql.RowId b) throws java.sql.SQLException {
    delegate().updateRowId(a, b);
  }

  @Override
  public void updateSQLXML(int a, java.sql.SQLXML b) throws java.sql.SQLException {
    delegate().updateSQLXML(a, b);
  }

  @Override
  public void updateSQLXML(java.lang.String a, java.sql.SQLXML b) throws java.sql.SQLException {
    delegate().updateSQLXML(a, b);
  }

  @Override
  public void updateShort(int a, short b) throws java.sql.SQLException {
    delegate().updateShort(a, b);
  }

  @Override
  public void updateShort(java.lang.String a, short b) throws java.sql.SQLException {
    delegate().updateShort(a, b);
  }

  @Override
  public void updateString(int a, java.lang.String b) throws java.sql.SQLException {
    delegate().updateString(a, b);
  }

  @Override
  public void updateString(java.lang.String a, java.lang.String b) throws java.sql.SQLException {
    delegate().updateString(a, b);
  }

  @Override
  public void updateTime(int a, java.sql.Time b) throws java.sql.SQLException {
    delegate().updateTime(a, b);
  }

  @Override
  public void updateTime(java.lang.String a, java.sql.Time b) throws java.sql.SQLException {
    delegate().updateTime(a, b);
  }

  @Override
  public void updateTimestamp(int a, java.sql.Timestamp b) throws java.sql.SQLException {
    delegate().updateTimestamp(a, b);
  }

  @Override
  public void updateTimestamp(java.lang.String a, java.sql.Timestamp b)
      throws java.sql.SQLException {
    delegate().updateTimestamp(a, b);
  }

  @Override
  public boolean wasNull() throws java.sql.SQLException {
    return delegate().wasNull();
  }
}
