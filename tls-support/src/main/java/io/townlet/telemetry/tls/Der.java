package io.townlet.telemetry.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The little of the Distinguished Encoding Rules (ITU-T X.690) that it takes to put one form of a private key into another. */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;

    private Der() {}

    /** Encodes an element whose content is some others, one after the other. */
    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length < 0x80) {
            element.write(length);
        } else {
            int lengthBytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(0x80 | lengthBytes);
            for (int i = lengthBytes - 1; i >= 0; i--) {
                element.write(length >>> (8 * i));
            }
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    /**
     * Tells the tag of the next element.
     *
     * @return the tag, or -1 where there is no further element
     */
    static int nextTag(ByteBuffer in) {
        return in.hasRemaining() ? in.get(in.position()) & 0xff : -1;
    }

    /**
     * Takes the next element, and gives its content.
     *
     * @throws IllegalArgumentException where there is no such element
     */
    static ByteBuffer content(ByteBuffer in, int tag) {
        if (nextTag(in) != tag) {
            throw new IllegalArgumentException("no element with the tag " + tag);
        }
        in.get();
        int length = length(in);
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("an element is cut off");
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    private static int length(ByteBuffer in) {
        int length = 0x80;
        if (in.hasRemaining()) {
            length = in.get() & 0xff;
        }
        if (length < 0x80) {
            return length;
        }
        int lengthBytes = length & 0x7f;
        if (lengthBytes == 0 || lengthBytes > 3 || lengthBytes > in.remaining()) {
            return -1;
        }
        length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (in.get() & 0xff);
        }
        return length;
    }
}
