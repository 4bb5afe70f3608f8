package io.insula.operations;

import io.insula.Cluster;
import io.insula.TenantId;
import io.insula.fleet.history.ChangeSetMap;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryTool;
import io.insula.jdbc.Credentials;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which schemas of another tool become places of Insula's. Immutable.
 *
 * @param source the history that is in each of them
 * @param schemas how they are called, such as <code>tenant_{id}</code>
 * @param tenants only these; empty for all whose schema is there
 * @param plan the plan of the new tenants, or null
 * @param cluster where the schemas are
 * @param administrator a role that may give away what is in the schemas; null if everything belongs
 *     to the migrator's role already
 * @param dryRun whether to do all and roll it back
 * @param jobs how many schemas at a time
 */
public record AdoptRequest(
    HistorySource source,
    String schemas,
    Set<TenantId> tenants,
    @Nullable String plan,
    String cluster,
    @Nullable Credentials administrator,
    boolean dryRun,
    int jobs) {
  /** How many schemas are worked on at a time unless something else is said. */
  public static final int JOBS = 4;

  private static final String ID = "{id}";

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if the schemas' name lacks <code>{id}</code>, or there are no
   *     jobs
   */
  public AdoptRequest {
    tenants = Set.copyOf(tenants);
    int at = schemas.indexOf(ID);
    if (at < 0 || schemas.indexOf(ID, at + 1) >= 0) {
      throw new IllegalArgumentException(
          "\"" + schemas + "\" must contain {id} exactly once, such as tenant_{id}");
    }
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; it takes at least one");
    }
  }

  /** All schemas of that name in the home cluster, with the tool's own table. */
  public static AdoptRequest of(HistoryTool tool, String schemas) {
    return new AdoptRequest(
        HistorySource.of(tool), schemas, Set.of(), null, Cluster.HOME, null, false, JOBS);
  }

  /** The same with another table. */
  public AdoptRequest table(String table) {
    return source(new HistorySource(source.tool(), table, source.map(), source.path()));
  }

  /** The same with changesets mapped to files. */
  public AdoptRequest map(ChangeSetMap map) {
    return source(new HistorySource(source.tool(), source.table(), map, source.path()));
  }

  private AdoptRequest source(HistorySource other) {
    return new AdoptRequest(other, schemas, tenants, plan, cluster, administrator, dryRun, jobs);
  }

  /** The same for these only; each of them has to have a schema. */
  public AdoptRequest tenants(Collection<TenantId> ids) {
    return new AdoptRequest(
        source, schemas, Set.copyOf(ids), plan, cluster, administrator, dryRun, jobs);
  }

  /** The same with a plan for the new tenants. */
  public AdoptRequest plan(@Nullable String name) {
    return new AdoptRequest(source, schemas, tenants, name, cluster, administrator, dryRun, jobs);
  }

  /** The same on another cluster. */
  public AdoptRequest cluster(String name) {
    return new AdoptRequest(source, schemas, tenants, plan, name, administrator, dryRun, jobs);
  }

  /** The same with an administrator, who hands over what belongs to other roles. */
  public AdoptRequest administrator(@Nullable Credentials login) {
    return new AdoptRequest(source, schemas, tenants, plan, cluster, login, dryRun, jobs);
  }

  /** The same, but all is rolled back. */
  public AdoptRequest dryRun(boolean dry) {
    return new AdoptRequest(source, schemas, tenants, plan, cluster, administrator, dry, jobs);
  }

  /** The same with that many schemas at a time. */
  public AdoptRequest jobs(int number) {
    return new AdoptRequest(source, schemas, tenants, plan, cluster, administrator, dryRun, number);
  }

  @Override
  public String toString() {
    return "AdoptRequest[" + source.tool() + ", schemas=" + schemas + ", cluster=" + cluster + "]";
  }
}
