package io.insula.operations;

import io.insula.TenantId;
import java.util.List;

/** All tenants seen as one thing to migrate. Thread-safe. */
public interface Fleet {
  /** Applies what is pending: shared tables everywhere, row schemas, then every tenant. */
  FleetReport migrate(FleetListener listener);

  /** Applies what is pending for one tenant, and the shared tables where it lives. */
  FleetReport migrate(TenantId tenant);

  /** What {@link #migrate(FleetListener)} would do, with the DDL; changes nothing. */
  List<Pending> plan();

  /** At which version each place is; in the order of clusters, databases and schemas. */
  List<Status> status();

  /**
   * What is pending at one place.
   *
   * @param place for people, such as {@code main/app schema tenant_acme}
   * @param files names of migration files, in their order
   * @param sql what would be run
   */
  record Pending(String place, List<String> files, List<String> sql) {
    public Pending {
      files = List.copyOf(files);
      sql = List.copyOf(sql);
    }
  }

  /**
   * How far one place is.
   *
   * @param version the newest one applied, or {@code "-"} before the first
   * @param pending how many files are not applied yet
   */
  record Status(String place, String version, int pending) {}
}
