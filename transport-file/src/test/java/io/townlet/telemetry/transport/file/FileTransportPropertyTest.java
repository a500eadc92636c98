package io.townlet.telemetry.transport.file;

import static io.townlet.telemetry.transport.file.FileTesting.LONG;
import static io.townlet.telemetry.transport.file.FileTesting.read;
import static io.townlet.telemetry.transport.file.FileTesting.rotated;
import static io.townlet.telemetry.transport.file.FileTesting.sendPersistently;
import static io.townlet.telemetry.transport.file.FileTesting.startPersistently;
import static io.townlet.telemetry.transport.file.FileTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens to the file, every event ends up in one of the files once, whole, and in order. */
class FileTransportPropertyTest {

    private static final String FRAGMENT = "{\"torn\":";

    /** What may happen between two events of a run. */
    enum Happening {
        SEND,
        DISK_FULL,
        SHORT_WRITES,
        TRUNCATE_FAILS,
        FORCE_FAILS,
        OPEN_FAILS,
        INTERRUPT,
        TIME_PASSES,
        RESTART,
        RESTART_AFTER_CRASH,
        MOVED_AWAY,
        DELETED_BY_COPYTRUNCATE
    }

    /**
     * One step of a run.
     *
     * @param happening what happens
     * @param amount how much of it: bytes, times or seconds
     * @param sizes the sizes of the events that are sent afterwards
     */
    record Step(Happening happening, int amount, List<Integer> sizes) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> size = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(0, 300)),
                Tuple.of(1, Arbitraries.integers().between(1000, 3000)));
        return Combinators.combine(
                        Arbitraries.of(Happening.class),
                        Arbitraries.integers().between(0, 2500),
                        size.list().ofMinSize(1).ofMaxSize(12))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Map<String, Object>> options() {
        return Combinators.combine(
                        Arbitraries.of("never", "batch", "interval"),
                        Arbitraries.integers().between(1024, 8192),
                        Arbitraries.of(2, 100, 86400),
                        Arbitraries.of(true, false, false, false, false))
                .as((fsync, bytes, seconds, gzip) -> Map.of(
                        "fsync", fsync,
                        "rotate_max_bytes", bytes,
                        "rotate_interval_seconds", seconds,
                        "rotate_gzip", gzip,
                        "rotate_keep", 10_000));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyEventIsWrittenOnceWholeAndInOrder(
            @ForAll("steps") List<Step> steps, @ForAll("options") Map<String, Object> options) throws Exception {
        Path folder = Files.createTempDirectory("file-transport");
        try {
            Run run = new Run(folder, options);
            for (Step step : steps) {
                run.play(step);
            }
            run.check();
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** One life of a file, and what it should hold. */
    private static final class Run {

        private final Path folder;
        private final Path file;
        private final Map<String, Object> options;
        private final FaultyDisk disk = new FaultyDisk();
        private final ManualClock clock = new ManualClock();
        private final List<EncodedEvent> sent = new ArrayList<>();
        private final List<Path> movedAway = new ArrayList<>();
        private int crashes;
        private Transport transport;

        Run(Path folder, Map<String, Object> options) throws Exception {
            this.folder = folder;
            this.file = folder.resolve("log/events.jsonl");
            this.options = options;
            this.transport = transport(disk, clock, file, options);
            transport.start(LONG);
        }

        void play(Step step) throws Exception {
            switch (step.happening()) {
                case SEND -> {}
                case DISK_FULL -> disk.room(step.amount());
                case SHORT_WRITES -> disk.maxBytesPerWrite(1 + step.amount());
                case TRUNCATE_FAILS -> {
                    disk.room(step.amount());
                    disk.failTruncates(1 + step.amount() % 5);
                }
                case FORCE_FAILS -> disk.failForces(1 + step.amount() % 3);
                case OPEN_FAILS -> disk.failOpens(1 + step.amount() % 3);
                case INTERRUPT ->
                    disk.beforeNextWrite(() -> Thread.currentThread().interrupt());
                case TIME_PASSES -> clock.advance(Duration.ofSeconds(step.amount()));
                case RESTART -> restart();
                case RESTART_AFTER_CRASH -> {
                    transport.close();
                    Files.writeString(file, FRAGMENT, StandardOpenOption.APPEND);
                    crashes++;
                    restart();
                }
                case MOVED_AWAY -> {
                    Path aside = folder.resolve("moved-" + movedAway.size());
                    Files.move(file, aside);
                    movedAway.add(aside);
                }
                case DELETED_BY_COPYTRUNCATE -> {
                    Path aside = folder.resolve("moved-" + movedAway.size());
                    Files.copy(file, aside);
                    movedAway.add(aside);
                    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        other.truncate(0);
                    }
                }
            }
            List<EncodedEvent> batch = new ArrayList<>();
            for (int size : step.sizes()) {
                batch.add(FileTesting.event(sent.size() + batch.size(), size));
            }
            sendPersistently(transport, batch, this::repair);
            repair();
            sent.addAll(batch);
        }

        private void restart() throws Exception {
            transport.close();
            transport = transport(disk, clock, file, options);
            startPersistently(transport, this::repair);
        }

        private void repair() {
            disk.room(FaultyDisk.ENDLESS);
            disk.maxBytesPerWrite(Integer.MAX_VALUE);
            Thread.interrupted();
        }

        void check() throws IOException {
            transport.close();
            List<String> found = new ArrayList<>();
            for (Path moved : movedAway) {
                found.addAll(wholeLines(moved));
            }
            List<String> kept = new ArrayList<>();
            for (Path rotation : rotated(file)) {
                List<String> lines = wholeLines(rotation);
                assertThat(lines.size() == 1
                                || String.join("", lines).length() <= (int) options.get("rotate_max_bytes"))
                        .as("%s has one line or is no larger than it may be", rotation)
                        .isTrue();
                kept.addAll(lines);
            }
            kept.addAll(wholeLines(file));
            assertThat(kept).isSortedAccordingTo(Comparator.comparingInt(FileTransportPropertyTest::number));
            found.addAll(kept);
            found.sort(Comparator.comparingInt(FileTransportPropertyTest::number));
            assertThat(found.stream().map(FileTransportPropertyTest::number))
                    .containsExactlyElementsOf(
                            IntStream.range(0, sent.size()).boxed().toList());
            assertThat(String.join("", found).equals(FileTesting.text(sent))).isTrue();
            checkTorn(file.resolveSibling("events.jsonl.torn"));
        }

        /** A piece may be there twice, where the file couldn't be cut off after it was copied. */
        private void checkTorn(Path torn) {
            List<String> pieces = Files.exists(torn) ? read(torn).lines().toList() : List.of();
            assertThat(pieces).hasSizeGreaterThanOrEqualTo(crashes).allMatch(FRAGMENT::equals);
        }
    }

    private static List<String> wholeLines(Path file) {
        String text = read(file);
        assertThat(text)
                .satisfiesAnyOf(
                        it -> assertThat(it).isEmpty(), it -> assertThat(it).endsWith("\n"));
        List<String> lines = text.lines().map(line -> line + "\n").toList();
        assertThat(lines)
                .allMatch(line -> line.startsWith("{\"n\":") && line.endsWith("\"}\n"))
                .isSortedAccordingTo(Comparator.comparingInt(FileTransportPropertyTest::number));
        return lines;
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring("{\"n\":".length(), line.indexOf(',')));
    }
}
