package io.townlet.telemetry.transport.file;

import java.nio.file.attribute.BasicFileAttributes;

/**
 * Tells a file from another one that has come to its path.
 *
 * @param key the file's inode and device, or where the system has none its time of creation
 */
record FileIdentity(Object key) {

    static FileIdentity of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new FileIdentity(key == null ? attributes.creationTime() : key);
    }
}
