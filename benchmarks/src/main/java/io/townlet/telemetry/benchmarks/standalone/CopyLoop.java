package io.townlet.telemetry.benchmarks.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that does nothing but read lines of JSON and write them again, with Jackson. */
final class CopyLoop {

    private static final int FILE_BUFFER = 64 << 10;

    private CopyLoop() {}

    /**
     * Copies a file, token by token.
     *
     * @param args the file to read and the file to write
     * @throws IOException where they can't be, or where the input isn't JSON
     */
    public static void main(String[] args) throws IOException {
        JsonFactory factory = new JsonFactory();
        try (InputStream in = Files.newInputStream(Path.of(args[0]));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), FILE_BUFFER);
                JsonParser parser = factory.createParser(in);
                JsonGenerator generator = factory.createGenerator(out)) {
            generator.setRootValueSeparator(new SerializedString("\n"));
            while (parser.nextToken() != null) {
                generator.copyCurrentStructure(parser);
            }
            generator.writeRaw('\n');
        }
    }
}
