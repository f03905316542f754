package dev.ringside.runtime.script.guest;

import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import org.jspecify.annotations.Nullable;

/** Keeps the functions of JavaScript that make values which only it can make. They are given by calling this. */
@ExportLibrary(InteropLibrary.class)
final class Makers implements TruffleObject {
    private @Nullable Object moment;
    private @Nullable Object bigInt;

    Object moment() {
        return required(moment);
    }

    Object bigInt() {
        return required(bigInt);
    }

    private static Object required(@Nullable Object maker) {
        if (maker == null) {
            throw new IllegalStateException("the makers were not given");
        }
        return maker;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    Object execute(Object[] arguments) throws ArityException {
        if (arguments.length != 2) {
            throw ArityException.create(2, 2, arguments.length);
        }
        moment = arguments[0];
        bigInt = arguments[1];
        return true;
    }
}
