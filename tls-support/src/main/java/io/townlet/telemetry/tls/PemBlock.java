package io.townlet.telemetry.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block between {@code -----BEGIN label-----} and {@code -----END label-----}, as in RFC 7468; with the headers of RFC 1421, which
 * old private keys have.
 *
 * @param label what it holds, for example {@code CERTIFICATE}
 * @param encrypted whether a header says that it is encrypted
 * @param base64 what it holds
 */
record PemBlock(String label, boolean encrypted, String base64) {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /**
     * Finds all blocks in a text. What stands between them is passed over.
     *
     * @throws IllegalArgumentException where a block has no end or isn't Base64; the message holds nothing of the content
     */
    static List<PemBlock> parse(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        String label = null;
        boolean encrypted = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (label == null) {
                // Not at the start of the line only: some editors put a byte order mark before the first.
                int begin = line.indexOf(BEGIN);
                if (begin >= 0 && line.endsWith(DASHES)) {
                    label = line.substring(begin + BEGIN.length(), line.length() - DASHES.length());
                }
            } else if (line.startsWith(END)) {
                if (!line.equals(END + label + DASHES)) {
                    throw new IllegalArgumentException("a block '" + label + "' ends as another one");
                }
                blocks.add(new PemBlock(label, encrypted, checked(label, body.toString())));
                body.setLength(0);
                label = null;
                encrypted = false;
            } else if (line.contains(":")) {
                encrypted |= line.startsWith("Proc-Type:") && line.contains("ENCRYPTED");
            } else {
                body.append(line);
            }
        }
        if (label != null) {
            throw new IllegalArgumentException("a block '" + label + "' has no end");
        }
        return blocks;
    }

    private static String checked(String label, String base64) {
        try {
            Base64.getDecoder().decode(base64);
            return base64;
        } catch (IllegalArgumentException e) {
            // Without its cause, whose message would quote from the content.
            throw new IllegalArgumentException("a block '" + label + "' is not Base64");
        }
    }

    /** Decodes what it holds. */
    byte[] der() {
        return Base64.getDecoder().decode(base64);
    }

    /** Leaves out the content, which may be a private key. */
    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }
}
