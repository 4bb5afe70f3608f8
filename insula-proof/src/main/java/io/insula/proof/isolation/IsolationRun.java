package io.insula.proof.isolation;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.operations.Insula;
import io.insula.proof.internal.marks.Ground;
import io.insula.proof.internal.marks.Marks;
import io.insula.proof.internal.marks.Planted;
import io.insula.proof.internal.marks.Planting;
import io.insula.proof.internal.marks.Seed;
import io.insula.proof.internal.marks.ThrowAway;
import io.insula.proof.isolation.IsolationReport.Check;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One run of the checks. */
final class IsolationRun {
  private static final String PREFIX = "insula-test";
  private static final int ROWS = 2;

  private final Insula insula;
  private final IsolationSettings settings;
  private final IsolationListener listener;
  private final List<Check> checks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<TenantId> tenants = new ArrayList<>();

  IsolationRun(Insula insula, IsolationSettings settings, IsolationListener listener) {
    this.insula = insula;
    this.settings = settings;
    this.listener = listener;
  }

  IsolationReport run() {
    long begun = System.nanoTime();
    try {
      if (settings.existing().isEmpty()) {
        made();
      } else {
        existing();
      }
    } catch (SQLException e) {
      throw new InsulaException("Isolation could not be checked: " + e.getMessage(), e);
    }
    return new IsolationReport(tenants, checks, notes, Duration.ofNanos(System.nanoTime() - begun));
  }

  private void made() throws SQLException {
    try (ThrowAway away = new ThrowAway(insula, PREFIX, settings.keep())) {
      for (List<Tenant> group : groups(away)) {
        List<Resident> residents = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
          residents.add(planted(group.get(i), (char) ('a' + i)));
        }
        note(residents);
        run(residents, probes(residents));
      }
    }
  }

  /** The tenants of each isolation. The first of the default one tells which that is. */
  private List<List<Tenant>> groups(ThrowAway away) {
    Map<Isolation, List<Tenant>> groups = new LinkedHashMap<>();
    Set<Isolation> wanted = new TreeSet<>(settings.isolations());
    if (wanted.isEmpty()) {
      insula.tenants().list().forEach(tenant -> wanted.add(tenant.placement().isolation()));
      Tenant first = away.make("0", null);
      groups
          .computeIfAbsent(first.placement().isolation(), isolation -> new ArrayList<>())
          .add(first);
      wanted.add(first.placement().isolation());
    }
    for (Isolation isolation : wanted) {
      List<Tenant> group = groups.computeIfAbsent(isolation, one -> new ArrayList<>());
      while (group.size() < settings.tenants()) {
        group.add(away.make(isolation.label().charAt(0) + "" + group.size(), isolation));
      }
    }
    return List.copyOf(groups.values());
  }

  private Resident planted(Tenant tenant, char letter) throws SQLException {
    Ground ground = Ground.of(insula, tenant);
    Seed seed = Seed.of(letter, tenant.number());
    return new Resident(insula, Planting.plant(insula.dataSource(), ground, seed, ROWS));
  }

  private void note(List<Resident> residents) {
    for (Resident resident : residents) {
      resident.planted().tables().stream()
          .filter(patch -> patch.reason() != null)
          .map(patch -> "No rows in " + patch.table().name() + ": " + patch.reason())
          .filter(note -> !notes.contains(note))
          .forEach(notes::add);
    }
    boolean any =
        residents.stream()
            .allMatch(one -> one.planted().tables().stream().anyMatch(p -> p.reason() == null));
    if (!any) {
      throw new InsulaException(
          "No table could be given rows, so that nothing can be shown. "
              + (notes.isEmpty() ? "There are no tables: migrate first." : notes.get(0)));
    }
  }

  private List<Probe> probes(List<Resident> residents) throws SQLException {
    List<Probe> probes = new ArrayList<>(new TableProbes(residents).probes());
    for (Resident reader : residents) {
      for (Resident owner : residents) {
        if (!owner.is(reader)) {
          probes.addAll(new KeyProbes(reader, owner).probes());
        }
      }
    }
    probes.addAll(new RoutineProbes(residents).probes());
    probes.addAll(shared(residents));
    probes.addAll(new TransactionProbes(residents).probes());
    probes.addAll(new CrowdProbe(residents, settings).probes());
    probes.addAll(new CacheProbes(residents).ofStatus());
    return probes;
  }

  /** What writes nothing into anybody's tables. */
  private List<Probe> shared(List<Resident> residents) {
    List<Probe> probes = new ArrayList<>(new NameProbes(residents).probes());
    Resident one = residents.get(0);
    for (Resident next : residents.subList(1, residents.size())) {
      probes.addAll(new StateProbes(one, next).probes());
    }
    probes.addAll(new CacheProbes(residents).probes());
    probes.addAll(new AdmissionProbes(residents).probes());
    return probes;
  }

  private void existing() throws SQLException {
    List<Resident> residents = new ArrayList<>();
    for (TenantId id : settings.existing()) {
      Tenant tenant = insula.tenants().get(id);
      if (tenant.status() != TenantStatus.ACTIVE) {
        throw new InsulaException(
            "Tenant \""
                + id
                + "\" is "
                + tenant.status().label()
                + "; only active ones are checked.");
      }
      Ground ground = Ground.of(insula, tenant);
      Seed seed = Seed.of('p', tenant.number());
      residents.add(new Resident(insula, new Planted(ground, seed, List.of(), new Marks())));
    }
    List<Probe> probes = new ArrayList<>(new TableProbes(residents).probes());
    probes.addAll(shared(residents));
    run(residents, probes);
  }

  private void run(List<Resident> residents, List<Probe> probes) {
    residents.forEach(resident -> tenants.add(resident.tenant().id()));
    Isolation isolation = residents.get(0).tenant().placement().isolation();
    int done = 0;
    for (Probe probe : probes) {
      listener.at(done++, probes.size());
      checks.add(probe.run(isolation));
    }
    listener.at(done, probes.size());
  }
}
