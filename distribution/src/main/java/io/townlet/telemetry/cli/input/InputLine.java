package io.townlet.telemetry.cli.input;

/** One line of the input, without its line break. */
public sealed interface InputLine {

    /**
     * Tells where it stands.
     *
     * @return the line's number, the first being 1
     */
    long number();

    /**
     * Tells whether JSON takes no notice of a character between its tokens.
     *
     * @param character a character or byte of a line
     * @return true for a space, a tab, a carriage return and a line feed
     */
    static boolean isBlank(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /**
     * A line whose bytes are there.
     *
     * @param number the line's number, the first being 1
     * @param bytes holds the line; reused for the next one, so that it must not be kept
     * @param offset where the line begins
     * @param length how many bytes it has
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(long number, byte[] bytes, int offset, int length) implements InputLine {

        /**
         * Tells whether nothing but blanks is there.
         *
         * @return true where every byte is a space, a tab or a carriage return
         */
        public boolean isBlank() {
            return isBlankBehind(0);
        }

        /** Tells whether nothing but blanks stands behind so many bytes. */
        boolean isBlankBehind(int first) {
            for (int i = offset + first; i < offset + length; i++) {
                if (!InputLine.isBlank(bytes[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A line that was passed over because it is longer than allowed.
     *
     * @param number the line's number, the first being 1
     * @param length how many bytes it has
     * @param allowed how many it may have
     */
    record TooLong(long number, long length, int allowed) implements InputLine {}
}
