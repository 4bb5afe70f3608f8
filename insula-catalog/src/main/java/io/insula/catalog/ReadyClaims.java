package io.insula.catalog;

import io.insula.Placement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * Claims places that are ready. Runs in the transaction of the given connection, which must be the
 * migrator's. Stateless and thread-safe.
 */
public final class ReadyClaims {
  /**
   * All in one statement, since a sign-up waits for it. The place is locked first, and leaves the
   * stock only if the tenant could be written; the stock is counted last, as that row is
   * everybody's.
   */
  private static final String CLAIM =
      """
      with asked as (
        select ?::text as id, ?::text as code, ?::text as name, ?::text as plan, ?::text as region,
               ?::text as cluster, ?::text as isolation, ?::jsonb as features, ?::jsonb as metadata,
               ?::jsonb as limits, ?::timestamptz as expires_at, ?::text as actor,
               ?::text as stamp, ?::jsonb as request, ?::text as owner, ?::int8 as lease,
               ?::timestamptz as before, ?::timestamptz as after),
      place as (
        select p.*, s.version, coalesce(s.stamp = a.stamp, false) as current
          from asked a
          join insula.ready_place p on p.cluster = a.cluster and p.isolation = a.isolation
          left join insula.place_state s on (s.cluster, s.database, s.schema)
                                          = (p.cluster, p.database, p.schema)
         where p.state = 'ready'
         order by coalesce(s.stamp = a.stamp, false) desc, p.number
         limit 1
           for update of p skip locked),
      tenant as (
        insert into insula.tenant (number, id, code, name, status, plan, region, isolation, cluster,
            database, schema, role, features, metadata, limits, expires_at, schema_version,
            created_by, updated_by)
        overriding system value
        select p.number, a.id, a.code, a.name,
               case when p.current then 'active' else 'provisioning' end, a.plan, a.region,
               p.isolation, p.cluster, p.database, p.schema, p.role, a.features, a.metadata,
               a.limits, a.expires_at, p.version, a.actor, a.actor
          from asked a, place p
            on conflict do nothing
        returning *),
      taken as (
        delete from insula.ready_place p using tenant t where p.number = t.number),
      journal as (
        insert into insula.operation (tenant, kind, state, step, request, actor, owner, lease_until,
            finished_at)
        select t.id, 'create', case when p.current then 'done' else 'running' end,
               case when p.current then 'CLAIM' else 'RESERVE' end, a.request, a.actor, a.owner,
               clock_timestamp() + a.lease * interval '1 millisecond',
               case when p.current then clock_timestamp() end
          from asked a, place p, tenant t),
      told as (
        insert into insula.event (operation, phase, tenant, actor, at)
        select 'create', e.phase, t.id, a.actor, e.at
          from asked a, place p, tenant t,
               lateral (values (1, 'before', a.before), (2, 'after', a.after)) e (n, phase, at)
         where e.n = 1 or p.current
         order by e.n),
      counted as (
        update insula.ready_target r
           set claims = claims + n.claimed, misses = misses + n.missed
          from asked a, (select (select count(*) from tenant) as claimed,
                                1 - (select count(*) from place) as missed) n
         where r.cluster = a.cluster and r.isolation = a.isolation and r.size > 0
           and n.claimed + n.missed > 0
        returning r.size)
      select t.*, exists (select from counted) as kept
        from asked
        left join tenant t on true
      """;

  /**
   * Takes a place that is ready for the tenant, and writes the tenant, its operation in the journal
   * and its events. Of many who claim at once, each gets another place.
   *
   * @throws io.insula.InsulaException if the catalog can't hold a value of the tenant
   */
  public ReadyClaim.Answer claim(Connection migrator, ReadyClaim claim) throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(CLAIM)) {
      bind(statement, claim);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new ReadyClaim.Answer(
            row.getString("id") == null ? null : TenantRow.read(row), row.getBoolean("kept"));
      }
    }
  }

  private static void bind(PreparedStatement statement, ReadyClaim claim) throws SQLException {
    TenantDraft draft = claim.draft();
    Placement place = draft.placement();
    Values.bind(
        statement,
        draft.id().value(),
        draft.code(),
        draft.name(),
        draft.plan(),
        draft.region(),
        place.cluster(),
        place.isolation().label(),
        CatalogJson.write(draft.features()),
        CatalogJson.write(draft.metadata()),
        CatalogJson.write(draft.limits()),
        draft.expires() == null ? null : draft.expires().atOffset(ZoneOffset.UTC),
        claim.before().actor(),
        claim.stamp(),
        CatalogJson.write(claim.request()),
        claim.lease().owner(),
        claim.lease().length().toMillis(),
        claim.before().at().atOffset(ZoneOffset.UTC),
        claim.after().at().atOffset(ZoneOffset.UTC));
  }
}
