package io.townlet.telemetry.cli.input;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.townlet.telemetry.api.event.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line as one JSON object. Of a key that stands twice the last value counts. Whole numbers become {@code Long}, or
 * {@code BigInteger} beyond its range; others {@code Double}, or {@code BigDecimal} where they are too large for it. Not safe for use by
 * several threads.
 *
 * <p>To make a parser takes as long as to read a short line, so that one parser reads many lines. What it doesn't like is read once more by a parser of its own,
 * which then says what is wrong, and where.
 */
final class JsonObjectParser {

    /** How deep a line may nest: an envelope stands one level around its payload. */
    static final int MAX_DEPTH = Payload.MAX_DEPTH + 1;

    /** How many characters a number may have. */
    static final int MAX_NUMBER_LENGTH = 1000;

    private static final int MAX_QUOTED_CHARS = 40;

    /** A parser keeps every key it has met, so that it is replaced before they are too many. */
    private static final int MAX_BYTES_READ_BY_ONE = 1 << 20;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    // The line itself is bounded; nothing in it needs a bound of its own.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .errorReportConfiguration(ErrorReportConfiguration.builder()
                    .maxErrorTokenLength(MAX_QUOTED_CHARS)
                    .build())
            // Lines are UTF-8 whatever their first bytes look like.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Keys made to collide cost time, but a good line stays a good line.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            // The same values as without, sooner.
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final Utf8Decoder decoder = new Utf8Decoder();
    private final JsonObjectReader reader = new JsonObjectReader();
    private final LineStream stream = new LineStream();
    private final OutputStream nowhere = OutputStream.nullOutputStream();
    private @Nullable JsonParser shared;
    private long readByShared;

    Payload parse(InputLine.Text line) throws MalformedLineException {
        decoder.check(line);
        Payload object = readShared(line);
        return object == null ? readAlone(line) : object;
    }

    /** Tells how deep the last line nests, the outermost object counted. */
    int deepest() {
        return reader.deepest();
    }

    /** Gives null where there is something wrong with the line. */
    private @Nullable Payload readShared(InputLine.Text line) {
        boolean usable = false;
        try {
            stream.begin(line);
            JsonParser parser = sharedParser();
            Payload object = reader.readOne(parser);
            int unread = parser.releaseBuffered(nowhere) + stream.remaining();
            readByShared += line.length();
            usable = readByShared < MAX_BYTES_READ_BY_ONE;
            return line.isBlankBehind(line.length() - unread) ? object : null;
        } catch (MalformedLineException | IOException | NumberFormatException e) {
            return null;
        } finally {
            if (!usable) {
                discardShared();
            }
        }
    }

    private JsonParser sharedParser() throws IOException {
        JsonParser parser = shared;
        if (parser == null) {
            parser = factory.createParser(stream);
            shared = parser;
            readByShared = 0;
        }
        return parser;
    }

    /** Whatever a bad line has left in the parser must not reach the next line. */
    private void discardShared() {
        JsonParser parser = shared;
        shared = null;
        if (parser != null) {
            try {
                parser.close();
            } catch (IOException e) {
                throw impossible(e);
            }
        }
    }

    private Payload readAlone(InputLine.Text line) throws MalformedLineException {
        CharBuffer chars = decoder.decode(line);
        try (JsonParser parser = factory.createParser(chars.array(), 0, chars.limit())) {
            Payload object = reader.readOne(parser);
            for (int i = chars.limit() - parser.releaseBuffered(Writer.nullWriter()); i < chars.limit(); i++) {
                if (!InputLine.isBlank(chars.get(i))) {
                    throw new MalformedLineException("there is something after the object", i + 1L);
                }
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw new MalformedLineException(overstepped(e), columnOf(e));
        } catch (JsonProcessingException e) {
            throw new MalformedLineException(ParserMessage.plain(e), columnOf(e));
        } catch (NumberFormatException e) {
            throw new MalformedLineException("a number is malformed: " + e.getMessage());
        } catch (IOException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(IOException e) {
        return new IllegalStateException("reading a line in memory failed: " + e.getMessage(), e);
    }

    private static String overstepped(StreamConstraintsException e) {
        return String.valueOf(e.getOriginalMessage()).contains("nesting")
                ? "the line nests deeper than " + Payload.MAX_DEPTH
                : "a number has more than " + MAX_NUMBER_LENGTH + " characters";
    }

    private static long columnOf(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    }
}
