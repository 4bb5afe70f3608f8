package io.insula.catalog;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenants in the catalog, read and written as they are. Every method runs in the transaction of
 * the given connection, which must be the migrator's. Stateless and thread-safe. Changes are
 * announced to all nodes when they commit.
 */
public final class TenantStore {
  private static final String UNIQUE_VIOLATION = "23505";

  /**
   * Writes a new tenant; of many who insert one id at once, one succeeds.
   *
   * @throws InvalidTenantIdException if the id is taken, or was a purged tenant's
   * @throws InsulaException if code or place are another tenant's
   */
  public Tenant insert(Connection migrator, TenantDraft draft, String actor) throws SQLException {
    String sql =
        """
        insert into insula.tenant (id, code, name, status, plan, region, isolation, cluster,
            database, schema, role, features, metadata, limits, expires_at, created_by, updated_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)
        on conflict do nothing
        returning %s"""
            .formatted(TenantRow.COLUMNS);
    Optional<Tenant> inserted =
        one(
            migrator,
            sql,
            draft.id().value(),
            draft.code(),
            draft.name(),
            draft.status().label(),
            draft.plan(),
            draft.region(),
            draft.placement().isolation().label(),
            draft.placement().cluster(),
            draft.placement().database(),
            draft.placement().schema(),
            draft.placement().role(),
            CatalogJson.write(draft.features()),
            CatalogJson.write(draft.metadata()),
            CatalogJson.write(draft.limits()),
            draft.expires() == null ? null : draft.expires().atOffset(ZoneOffset.UTC),
            actor,
            actor);
    if (inserted.isPresent()) {
      return inserted.get();
    }
    throw conflict(migrator, draft);
  }

  private InsulaException conflict(Connection migrator, TenantDraft draft) throws SQLException {
    Optional<Tenant> holder = find(migrator, draft.id());
    if (holder.isPresent()) {
      boolean retired = holder.get().status() == TenantStatus.PURGED;
      return new InvalidTenantIdException(
          retired
              ? "The id \""
                  + draft.id()
                  + "\" belonged to a tenant that was purged, and ids are never reused. Choose"
                  + " another one."
              : "The id \"" + draft.id() + "\" is taken. Choose another one.");
    }
    return taken(draft.id());
  }

  private static InsulaException taken(TenantId id) {
    return new InsulaException(
        "Tenant \""
            + id
            + "\" was not written: its code, or its place, belongs to another tenant already."
            + " Choose another code, or another name for its schema or database.");
  }

  /** The tenant of that id, whatever its status. */
  public Optional<Tenant> find(Connection migrator, TenantId id) throws SQLException {
    return one(
        migrator,
        "select %s from insula.tenant where id = ?".formatted(TenantRow.COLUMNS),
        id.value());
  }

  /** As {@link #find}, and nobody else changes it until the transaction ends. */
  public Optional<Tenant> lock(Connection migrator, TenantId id) throws SQLException {
    return one(
        migrator,
        "select %s from insula.tenant where id = ? for update".formatted(TenantRow.COLUMNS),
        id.value());
  }

  /**
   * The tenants that match, in the order of their ids.
   *
   * @param after the last id of the part before, or null for the first part
   * @param size how many at most
   */
  public List<Tenant> list(
      Connection migrator, TenantFilter filter, @Nullable TenantId after, int size)
      throws SQLException {
    FilterSql where = new FilterSql(filter).after(after);
    String sql =
        "select %s from insula.tenant where %s order by id limit ?"
            .formatted(TenantRow.COLUMNS, where.condition());
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      statement.setInt(where.bind(statement) + 1, size);
      List<Tenant> tenants = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tenants.add(TenantRow.read(rows));
        }
      }
      return tenants;
    }
  }

  /** How many tenants match. */
  public long count(Connection migrator, TenantFilter filter) throws SQLException {
    FilterSql where = new FilterSql(filter);
    try (PreparedStatement statement =
        migrator.prepareStatement(
            "select count(*) from insula.tenant where " + where.condition())) {
      where.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Writes code, name, plan, region, features, metadata, limits and expiry of the record; the rest
   * has its own methods.
   *
   * @param changed the record as it was read, with the changes made
   * @return the record as it is now, with its new revision
   * @throws StaleTenantException if somebody else changed it since
   * @throws InsulaException if the code is another tenant's; the transaction must be rolled back
   */
  public Tenant update(Connection migrator, Tenant changed, String actor) throws SQLException {
    String sql =
        """
        update insula.tenant
           set code = ?, name = ?, plan = ?, region = ?, features = ?::jsonb, metadata = ?::jsonb,
               limits = ?::jsonb, expires_at = ?, updated_at = clock_timestamp(), updated_by = ?
         where id = ? and revision = ?
        returning %s"""
            .formatted(TenantRow.COLUMNS);
    try {
      return one(
              migrator,
              sql,
              changed.code(),
              changed.name(),
              changed.plan(),
              changed.region(),
              CatalogJson.write(changed.features()),
              CatalogJson.write(changed.metadata()),
              CatalogJson.write(changed.limits()),
              changed.expires() == null ? null : changed.expires().atOffset(ZoneOffset.UTC),
              actor,
              changed.id().value(),
              changed.revision())
          .orElseThrow(() -> new StaleTenantException(changed.id()));
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        InsulaException taken = taken(changed.id());
        taken.initCause(e);
        throw taken;
      }
      throw e;
    }
  }

  /**
   * Changes the status, and notes when a tenant was suspended or deleted, or forgets that when it
   * is active again. Which changes are allowed is the caller's to know.
   *
   * @param seen the record as it was read
   * @throws StaleTenantException if somebody else changed it since
   */
  public Tenant changeStatus(Connection migrator, Tenant seen, TenantStatus status, String actor)
      throws SQLException {
    String sql =
        """
        update insula.tenant t
           set status = s.status, updated_at = clock_timestamp(), updated_by = ?,
               suspended_at = case s.status when 'suspended' then clock_timestamp()
                                            when 'active' then null else suspended_at end,
               deleted_at = case s.status when 'deleted' then clock_timestamp()
                                          when 'active' then null else deleted_at end
          from (select ?::text) s (status)
         where id = ? and revision = ?
        returning %s"""
            .formatted(TenantRow.COLUMNS.replace(" status,", " t.status,"));
    return one(migrator, sql, actor, status.label(), seen.id().value(), seen.revision())
        .orElseThrow(() -> new StaleTenantException(seen.id()));
  }

  /** Notes the newest migration that was applied to these tenants; returns how many there were. */
  public int schemaVersion(Connection migrator, Collection<TenantId> ids, String version)
      throws SQLException {
    Array array =
        migrator.createArrayOf("text", ids.stream().map(TenantId::value).toArray(String[]::new));
    return update(
        migrator,
        """
        update insula.tenant set schema_version = ?
         where id = any (?) and schema_version is distinct from ?""",
        version,
        array,
        version);
  }

  /** Notes that the tenant was used now. Is not announced, and gives no new revision. */
  public void accessed(Connection migrator, TenantId id) throws SQLException {
    update(
        migrator,
        "update insula.tenant set last_accessed_at = clock_timestamp() where id = ?",
        id.value());
  }

  /**
   * Leaves of a tenant nothing but its id, number, place and times: it is purged, and what its
   * operations and events held of it is removed too.
   *
   * @throws StaleTenantException if somebody else changed it since
   */
  public Tenant entomb(Connection migrator, Tenant seen, String actor) throws SQLException {
    String sql =
        """
        update insula.tenant
           set status = 'purged', code = null, name = id, plan = null, region = null,
               features = '{}', metadata = '{}', limits = '{}', expires_at = null,
               created_by = '', updated_by = ?, updated_at = clock_timestamp(),
               last_accessed_at = null, purged_at = clock_timestamp()
         where id = ? and revision = ?
        returning %s"""
            .formatted(TenantRow.COLUMNS);
    String id = seen.id().value();
    Tenant tombstone =
        one(migrator, sql, actor, id, seen.revision())
            .orElseThrow(() -> new StaleTenantException(seen.id()));
    update(
        migrator,
        """
        update insula.operation
           set request = '{}', error = null, actor = case state when 'running' then actor else '' end
         where tenant = ?""",
        id);
    update(migrator, "update insula.event set payload = '{}', actor = '' where tenant = ?", id);
    return tombstone;
  }

  /**
   * Removes a tenant that never came to be, so that its id is free: one whose status is {@link
   * TenantStatus#PROVISIONING}.
   *
   * @return whether there was one
   */
  public boolean forget(Connection migrator, TenantId id) throws SQLException {
    return update(
            migrator,
            "delete from insula.tenant where id = ? and status = 'provisioning'",
            id.value())
        > 0;
  }

  private static int update(Connection migrator, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static Optional<Tenant> one(Connection migrator, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(TenantRow.read(row)) : Optional.empty();
      }
    }
  }
}
