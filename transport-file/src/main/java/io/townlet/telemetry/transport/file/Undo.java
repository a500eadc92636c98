package io.townlet.telemetry.transport.file;

import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is to be taken away from a file before anything else is written to it.
 *
 * @param file the file
 * @param length the bytes that are to stay
 */
record Undo(FileIdentity file, long length) {

    boolean appliesTo(BasicFileAttributes attributes) {
        return FileIdentity.of(attributes).equals(file) && attributes.size() > length;
    }
}
