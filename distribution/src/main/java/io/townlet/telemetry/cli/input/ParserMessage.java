package io.townlet.telemetry.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Says what is wrong with a line in a parser's words, without those that are meant for whoever programs with the parser. */
final class ParserMessage {

    /** Where the parser believes that something began, which of a single line says nothing, and which of its features would allow what stands there. */
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile("\\s*\\(start marker at \\[[^\\]]*\\]\\)"
            + "|: enable `[^`]*` to allow"
            + "|\\s*\\(not recognized as one since Feature '[^']*' not enabled for parser\\)");

    private ParserMessage() {}

    static String plain(JsonProcessingException error) {
        return FOR_PROGRAMMERS
                .matcher(String.valueOf(error.getOriginalMessage()))
                .replaceAll("");
    }
}
