package io.insula.postgres.protection;

/** A foreign key that could cross the wall, with both its ends. */
record Crossing(Relation table, ForeignKey foreignKey, Relation target) {}
