package dev.ringside.runtime.export;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** DuckDB's library for Java, wherever it is: on the class path, or in a jar that is named. For one thread. */
public final class DuckDb implements AutoCloseable {
    /** The variable of the environment that may name the jar. */
    public static final String VARIABLE = "RINGSIDE_DUCKDB";

    private static final String DRIVER = "org.duckdb.DuckDBDriver";
    private static final String IN_MEMORY = "jdbc:duckdb:";
    /** What repositories of Maven have it as. */
    private static final String ARTIFACT = "org.duckdb:duckdb_jdbc:1.4.1.0";

    private final Optional<URLClassLoader> loader;
    private final Connection connection;

    private DuckDb(Optional<URLClassLoader> loader, Connection connection) {
        this.loader = loader;
        this.connection = connection;
    }

    /**
     * Opens a database in memory.
     *
     * @param jar where the library is; if it is not said, it has to be on the class path
     * @throws RingsideException if it is not there
     */
    public static DuckDb open(Optional<Path> jar) {
        Optional<URLClassLoader> loader = jar.map(DuckDb::load);
        try {
            ClassLoader classes = loader.isPresent() ? loader.get() : DuckDb.class.getClassLoader();
            Driver driver = (Driver) classes.loadClass(DRIVER).getConstructor().newInstance();
            Connection connection = driver.connect(IN_MEMORY, new Properties());
            if (connection == null) {
                throw new SQLException("its driver does not know " + IN_MEMORY);
            }
            return new DuckDb(loader, connection);
        } catch (ReflectiveOperationException e) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    jar.isPresent()
                            ? "'" + jar.get() + "' is not DuckDB's library for Java"
                            : "Parquet is written by DuckDB, whose library for Java is not here",
                    "fetch it, 80 MB, from a repository of Maven: " + ARTIFACT,
                    "say where it is: --duckdb FILE, or " + VARIABLE + "=FILE in the environment"));
        } catch (SQLException | LinkageError e) {
            throw new RingsideException(Diagnostic.of(Code.OUTPUT, "DuckDB does not start: " + firstLine(e)));
        }
    }

    private static URLClassLoader load(Path jar) {
        if (!Files.isReadable(jar)) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "there is no file '" + jar + "' that can be read",
                    "fetch DuckDB's library from a repository of Maven: " + ARTIFACT));
        }
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, DuckDb.class.getClassLoader());
        } catch (IOException e) {
            throw new IllegalStateException(jar + " has no address", e);
        }
    }

    /**
     * Runs a statement.
     *
     * @throws RingsideException if that fails
     */
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new RingsideException(Diagnostic.of(Code.OUTPUT, "DuckDB cannot write the file: " + firstLine(e)));
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** A text as a literal of SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (loader.isPresent()) {
                loader.get().close();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
