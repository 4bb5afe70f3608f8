package io.insula.proof.lint.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A database server, as far as it concerns the installation.
 *
 * @param cluster its name
 * @param version such as 180006
 * @param runtime the roles that application work runs as
 * @param settings of the server, by name
 * @param skew how far its clock is ahead of ours
 */
public record Server(
    Expected expected,
    String cluster,
    int version,
    Set<String> runtime,
    Map<String, Role> roles,
    List<Membership> memberships,
    List<Planted> planted,
    List<ParameterGrant> parameterGrants,
    Map<String, String> settings,
    List<Prepared> prepared,
    List<Slot> slots,
    Line line,
    Duration skew) {

  /** A role and its attributes. */
  public record Role(
      String name,
      boolean superuser,
      boolean bypassesRowSecurity,
      boolean createsRoles,
      boolean createsDatabases,
      boolean replicates,
      boolean logsIn) {}

  /**
   * Who may act as whom.
   *
   * @param inherits whether the member has the group's privileges without {@code set role}
   */
  public record Membership(String group, String member, boolean inherits) {}

  /**
   * A setting that sessions begin with.
   *
   * @param role whose sessions; empty for everybody's
   * @param database in which database; empty for all
   */
  public record Planted(String role, String database, String name, String value) {}

  /** Leave to change a parameter. */
  public record ParameterGrant(String parameter, Grant grant) {}

  /** A transaction that waits for its second phase. */
  public record Prepared(String name, String owner, String database, Duration age) {}

  /** A replication slot that nobody reads. */
  public record Slot(String name, String kind) {}

  /** How the connection of this check came: encrypted, and from the same machine or not. */
  public record Line(boolean encrypted, boolean local) {}

  /** The same server with another line. */
  public Server with(Line other) {
    return new Server(
        expected,
        cluster,
        version,
        runtime,
        roles,
        memberships,
        planted,
        parameterGrants,
        settings,
        prepared,
        slots,
        other,
        skew);
  }

  /** The same server with other prepared transactions. */
  public Server with(List<Prepared> others) {
    return new Server(
        expected,
        cluster,
        version,
        runtime,
        roles,
        memberships,
        planted,
        parameterGrants,
        settings,
        others,
        slots,
        line,
        skew);
  }

  /** The same server of another version. */
  public Server withVersion(int other) {
    return new Server(
        expected,
        cluster,
        other,
        runtime,
        roles,
        memberships,
        planted,
        parameterGrants,
        settings,
        prepared,
        slots,
        line,
        skew);
  }

  /** The roles of application work that are like that. */
  public Stream<Role> runtimeRoles(Predicate<Role> like) {
    return roles.values().stream().filter(role -> runtime.contains(role.name())).filter(like);
  }

  /** The value of a setting; empty if it is unknown. */
  public String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  /** Every group that the role may act as, directly or by way of others. */
  public Set<String> groupsOf(String role) {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    memberships.forEach(
        one -> groups.computeIfAbsent(one.member(), m -> new HashSet<>()).add(one.group()));
    Set<String> found = new HashSet<>();
    collect(role, groups, found);
    return found;
  }

  private static void collect(String role, Map<String, Set<String>> groups, Set<String> found) {
    for (String group : groups.getOrDefault(role, Set.of())) {
      if (found.add(group)) {
        collect(group, groups, found);
      }
    }
  }
}
