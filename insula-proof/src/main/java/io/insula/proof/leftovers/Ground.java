package io.insula.proof.leftovers;

import io.insula.TenantId;
import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a finder looks: the shared database of a cluster, with the connection to it. */
record Ground(
    Connection connection,
    Estate estate,
    Census census,
    String cluster,
    String database,
    List<Leftover> found) {

  void left(Kind kind, String name, Occupant owner, long size, String note, String remedy) {
    add(kind, name, owner.tenant(), size, Standing.LEFT, note, remedy);
  }

  void unknown(
      Kind kind, String name, @Nullable TenantId tenant, long size, String note, String remedy) {
    add(kind, name, tenant, size, Standing.UNKNOWN, note, remedy);
  }

  void kept(Kind kind, String name, @Nullable TenantId tenant, long size, String note) {
    add(kind, name, tenant, size, Standing.KEPT, note, "");
  }

  void nobodys(Kind kind, String name, long size, String note) {
    add(kind, name, null, size, Standing.NOBODYS, note, "");
  }

  private void add(
      Kind kind,
      String name,
      @Nullable TenantId tenant,
      long size,
      Standing standing,
      String note,
      String remedy) {
    found.add(new Leftover(cluster, database, kind, name, tenant, size, standing, note, remedy));
  }

  /** The command for what is provably a purged tenant's. */
  static String command(Occupant owner) {
    return "insula leftovers " + owner.tenant() + " --remove";
  }
}
