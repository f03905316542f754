package dev.ringside.runtime.script.guest;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.utilities.TriState;
import dev.ringside.dsl.event.Event;

/** An event in JavaScript. Nothing can be written to it. */
@ExportLibrary(InteropLibrary.class)
final class EventObject implements TruffleObject {
    private final EventShape shape;
    private final Event event;

    EventObject(EventShape shape, Event event) {
        this.shape = shape;
        this.event = event;
    }

    Event event() {
        return event;
    }

    EventShape shape() {
        return shape;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getMembers(@SuppressWarnings("unused") boolean internal) {
        return new Texts(shape.names(event));
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return shape.read(event, member) != null;
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException {
        Object value = shape.read(event, member);
        if (value == null) {
            throw UnknownIdentifierException.create(member);
        }
        return value;
    }

    /** An event is one value, however often it is looked at. */
    @ExportMessage
    @SuppressWarnings("ReferenceEquality") // it is about which object it is
    TriState isIdenticalOrUndefined(Object other) {
        return other instanceof EventObject object
                ? TriState.valueOf(object.event == event && object.shape == shape)
                : TriState.UNDEFINED;
    }

    @ExportMessage
    @TruffleBoundary
    int identityHashCode() {
        return System.identityHashCode(event);
    }

    @ExportMessage
    boolean isPointer() {
        return true;
    }

    /** The way back to the host, which sees only values without their classes: see {@link Guest#event}. */
    @ExportMessage
    @TruffleBoundary
    long asPointer() {
        shape.guest().reveal(this);
        return 0;
    }

    @ExportMessage
    String toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return "[object Event]";
    }
}
