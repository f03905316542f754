/**
 * Rows as files of other programs, whole or not at all.
 *
 * <p>A {@link dev.ringside.runtime.export.WholeOutput} is a file that nobody sees before it is complete. {@link dev.ringside.runtime.export.ParquetOutput} makes a
 * Parquet file of rows with the library of {@link dev.ringside.runtime.export.DuckDb}, which is no part of Ringside: 80 MB that few want. Depends on the engine's
 * rows and on JSON.
 */
@NullMarked
package dev.ringside.runtime.export;

import org.jspecify.annotations.NullMarked;
