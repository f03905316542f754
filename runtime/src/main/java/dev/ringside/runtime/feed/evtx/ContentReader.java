package dev.ringside.runtime.feed.evtx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes nodes of a {@link Content}, which is known to be well formed. */
final class ContentReader {
    private final byte[] in;
    private final int end;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    ContentReader(Content content) {
        this.in = content.bytes();
        this.end = content.length();
    }

    /** An element whose end has not come. */
    private static final class Open {
        private final String name;
        private final List<Node.Attribute> attributes = new ArrayList<>();
        private final List<Node> content = new ArrayList<>();
        private @Nullable String attribute;
        private List<Node> value = new ArrayList<>();

        Open(String name) {
            this.name = name;
        }

        void add(Node node) {
            (attribute == null ? content : value).add(node);
        }

        void endAttribute() {
            if (attribute != null) {
                attributes.add(new Node.Attribute(attribute, value));
                attribute = null;
                value = new ArrayList<>();
            }
        }
    }

    List<Node> read() {
        // What stands outside of all elements.
        open.push(new Open(""));
        while (at < end) {
            int token = in[at++];
            switch (token) {
                case Token.OPEN_ELEMENT -> open.push(new Open(characters()));
                case Token.ATTRIBUTE -> {
                    Open element = open.element();
                    element.endAttribute();
                    element.attribute = characters();
                }
                case Token.CLOSE_START_TAG -> open.element().endAttribute();
                case Token.END_ELEMENT -> {
                    Open element = open.pop();
                    open.element().add(new Node.Element(element.name, element.attributes, element.content));
                }
                case Token.TEXT -> open.element().add(new Node.Text(characters()));
                default -> {
                    open.element()
                            .add(new Node.Substitution(
                                    Bytes.unsignedShort(in, at),
                                    Bytes.unsignedByte(in, at + 2),
                                    token == Token.OPTIONAL_SUBSTITUTION));
                    at += 3;
                }
            }
        }
        return open.element().content;
    }

    private String characters() {
        int count = Bytes.unsignedShort(in, at);
        String text = Utf16.text(in, at + 2, count);
        at += 2 + 2 * count;
        return text;
    }
}
