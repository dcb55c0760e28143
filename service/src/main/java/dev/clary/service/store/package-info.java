/**
 * The facts about jobs, in one SQLite file: the only package that knows SQL. Start reading at
 * {@link dev.clary.service.store.SqlStore}; what is stored is in the numbered {@code .sql}
 * resources.
 */
@NullMarked
package dev.clary.service.store;

import org.jspecify.annotations.NullMarked;
