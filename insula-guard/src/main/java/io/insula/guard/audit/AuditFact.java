package io.insula.guard.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, complete. Immutable.
 *
 * @param id of its own, by which an entry is written once however often it is tried
 * @param occurred when, to the microsecond
 * @param actor who
 * @param action what
 * @param tenant on whom, as text; null if on no tenant
 * @param object on what; null if nothing was said
 * @param outcome what came of it
 * @param severity how much somebody should care
 * @param address from where, if that is known
 * @param host the machine whose process recorded it
 * @param process that process
 * @param correlation what ties together everything that one request did, if anything
 * @param detail texts, whole numbers, truth values, lists and maps of them
 */
public record AuditFact(
    UUID id,
    Instant occurred,
    String actor,
    String action,
    @Nullable String tenant,
    @Nullable String object,
    AuditOutcome outcome,
    AuditSeverity severity,
    @Nullable String address,
    String host,
    String process,
    @Nullable String correlation,
    Map<String, Object> detail) {}
