/**
 * Which indexes a tenant's queries can reach. PostgreSQL lets a condition pass a policy, and so
 * reach an index, only if its functions are marked leakproof; full-text search, LIKE, {@code @>},
 * ranges, arrays and even {@code numeric} are not. {@link io.insula.proof.plan.IndexTraps} asks the
 * planner about every index of the user's own tables, and gives the SQL of a way around.
 */
@NullMarked
package io.insula.proof.plan;

import org.jspecify.annotations.NullMarked;
