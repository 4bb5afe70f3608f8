package io.insula.postgres.protection;

import io.insula.InsulaException;
import io.insula.jdbc.spi.ProtectionRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do with a schema: derived from the model alone.
 *
 * @param problems what forbids it; empty when all is well
 * @param statements the DDL in an order that works; empty when there is nothing left to do
 */
record Plan(List<Problem> problems, List<String> statements) {
  static Plan of(Schema schema, ProtectionRequest request) {
    return switch (request.kind()) {
      case ROW -> row(schema, request);
      case SCHEMA -> gate(schema, request);
      case SHARED -> shared(schema, request);
      case DATABASE -> new Plan(List.of(), new GrantPlan(schema, request).statements());
    };
  }

  private static Plan row(Schema schema, ProtectionRequest request) {
    TenantTables tables = TenantTables.of(schema, request);
    RowPlan row = new RowPlan(tables, request);
    List<Problem> problems = new ArrayList<>(new Refusals(schema, request).problems());
    problems.addAll(
        row.problems().stream()
            .filter(problem -> !request.waived().contains(problem.name()))
            .toList());
    return problems.isEmpty()
        ? new Plan(List.of(), walled(row.statements(), tables, request, row.condition()))
        : new Plan(problems, List.of());
  }

  private static Plan gate(Schema schema, ProtectionRequest request) {
    if (request.number() == 0) {
      throw new InsulaException(
          "Schema \"" + schema.name() + "\" is to be a tenant's own; say which tenant's.");
    }
    String condition = "(select insula.tenant_number()) = '%d'::bigint".formatted(request.number());
    return new Plan(
        new Refusals(schema, request).problems(),
        walled(List.of(), TenantTables.of(schema, request), request, condition));
  }

  private static Plan shared(Schema schema, ProtectionRequest request) {
    List<String> statements = new ArrayList<>();
    statements.addAll(new ViewPlan(schema, request.waived()).statements());
    statements.addAll(new GrantPlan(schema, request).statements());
    return new Plan(new Refusals(schema, request).problems(), statements);
  }

  private static List<String> walled(
      List<String> before, TenantTables tables, ProtectionRequest request, String condition) {
    List<Policy> policies =
        List.of(
            Policy.open(List.of(request.role(), request.roles().migrator())),
            Policy.wall(request.role(), condition));
    List<String> statements = new ArrayList<>(before);
    statements.addAll(new WallPlan(tables, policies).statements());
    statements.addAll(new ViewPlan(tables.schema(), request.waived()).statements());
    statements.addAll(new GrantPlan(tables.schema(), request).statements());
    return statements;
  }
}
