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
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
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
