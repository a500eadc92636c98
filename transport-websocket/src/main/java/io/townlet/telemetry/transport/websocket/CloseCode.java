package io.townlet.telemetry.transport.websocket;

/** The codes with which a server closes a WebSocket: RFC 6455, section 7.4, and the registry that it founded. */
final class CloseCode {

    static final int UNSUPPORTED_DATA = 1003;
    static final int POLICY_VIOLATION = 1008;
    static final int MESSAGE_TOO_BIG = 1009;
    static final int SERVICE_RESTART = 1012;
    static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}

    /** Shows a code with what it stands for. */
    static String shown(int code) {
        String meaning = switch (code) {
            case 1000 -> "normal closure";
            case 1001 -> "going away";
            case 1002 -> "protocol error";
            case UNSUPPORTED_DATA -> "unsupported data";
            case 1005 -> "no code given";
            case 1007 -> "invalid data";
            case POLICY_VIOLATION -> "policy violation";
            case MESSAGE_TOO_BIG -> "message too big";
            case 1010 -> "extension missing";
            case 1011 -> "internal error";
            case SERVICE_RESTART -> "service restart";
            case TRY_AGAIN_LATER -> "try again later";
            case 1014 -> "bad gateway";
            case 3000 -> "unauthorized";
            case 3003 -> "forbidden";
            case 3008 -> "timeout";
            default -> "";
        };
        return meaning.isEmpty() ? Integer.toString(code) : code + " " + meaning;
    }
}
