package io.insula.catalog;

import java.time.Duration;

/**
 * Who works on an operation, and for how long others leave it alone unless they hear more.
 *
 * @param owner names the process, for people
 * @param length from the moment of each write, by the database's clock
 */
public record Lease(String owner, Duration length) {}
