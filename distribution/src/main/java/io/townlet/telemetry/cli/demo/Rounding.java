package io.townlet.telemetry.cli.demo;

/** Rounds what is shown, so that lines stay short. */
final class Rounding {

    private static final double MILLIONTHS = 1_000_000;

    private Rounding() {}

    static double six(double value) {
        return Math.rint(value * MILLIONTHS) / MILLIONTHS;
    }
}
