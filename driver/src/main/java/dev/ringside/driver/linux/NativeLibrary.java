package dev.ringside.driver.linux;

import com.sun.jna.Platform;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** JNA's own native library, which it unpacks to a temporary file at each start unless {@code jna.boot.library.path} says where it is. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** Unpacks the library for this machine into a folder. */
    public static void unpack(Path folder) throws IOException {
        String name = System.mapLibraryName("jnidispatch");
        String resource = "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + name;
        try (InputStream in = Platform.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            Files.copy(in, folder.resolve(name));
        }
    }
}
