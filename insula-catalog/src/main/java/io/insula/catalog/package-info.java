/**
 * The catalog of tenants in PostgreSQL, schema {@code insula}: {@link
 * io.insula.catalog.CatalogSchema} makes its tables.
 *
 * <p>Operations write it, as the migrator, in transactions of their own: {@link
 * io.insula.catalog.TenantStore} and {@link io.insula.catalog.ClusterStore} hold what is, {@link
 * io.insula.catalog.OperationJournal} what is being done, {@link io.insula.catalog.EventLog} what
 * was done. Applications read it through {@link io.insula.catalog.Catalog}, which remembers what it
 * read, and hears of every change.
 */
@NullMarked
package io.insula.catalog;

import org.jspecify.annotations.NullMarked;
