package io.insula.postgres.protection;

import java.util.List;

/**
 * A function or procedure that could see through the walls, and the event triggers that call it.
 */
record Routine(
    String name,
    String arguments,
    boolean definer,
    String language,
    boolean trusted,
    List<String> events) {}
