package io.townlet.telemetry.cli.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.cli.input.EventLineParser;
import io.townlet.telemetry.cli.input.InputLine;
import io.townlet.telemetry.cli.input.MalformedLineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports as JSON. */
public final class ReportFile {

    /** The largest file that may be a report. */
    static final int MAX_BYTES = 1 << 20;

    private static final List<String> CONTEXT = List.of(
            "telemetry_version", "java_version", "processors", "source", "ticks", "ticks_per_second", "warmup_ticks");

    private ReportFile() {}

    /**
     * Writes a report as text.
     *
     * @param report the report
     * @return an indented JSON object that ends in a line break
     */
    public static String text(BenchReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            write(report.toPayload(), json);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed: " + e.getMessage(), e);
        }
        return text.append('\n').toString();
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof Payload object) {
            json.writeStartObject();
            for (int i = 0; i < object.size(); i++) {
                json.writeFieldName(object.keyAt(i));
                write(object.valueAt(i), json);
            }
            json.writeEndObject();
        } else if (value instanceof PayloadArray array) {
            json.writeStartArray();
            for (Object element : array) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            json.writePOJO(value);
        }
    }

    /**
     * Reads a report.
     *
     * @param file the file
     * @return the report
     * @throws UnusableReportException where it can't be read, or isn't a report, or one of another version
     */
    public static BenchReport read(Path file) throws UnusableReportException {
        Payload report = parse(file, bytes(file));
        if (!BenchReport.REPORT.equals(report.getString("report"))) {
            throw new UnusableReportException(
                    file + " is no report of 'telemetry bench run'; make one with --output " + file);
        }
        Number version = report.getNumber("report_version");
        if (version == null || version.longValue() != BenchReport.VERSION) {
            throw new UnusableReportException(file + " is a report of version " + version + ", and only version "
                    + BenchReport.VERSION + " can be compared; run the benchmark again with this telemetry");
        }
        Payload context = Payload.empty();
        for (String key : CONTEXT) {
            context = context.with(key, report.get(key));
        }
        return new BenchReport(context, metrics(file, report), List.of());
    }

    private static Map<BenchMetric, Number> metrics(Path file, Payload report) throws UnusableReportException {
        Map<BenchMetric, Number> metrics = new EnumMap<>(BenchMetric.class);
        for (BenchMetric metric : BenchMetric.values()) {
            Number value = report.getNumber(metric.wireName());
            if (value == null) {
                throw new UnusableReportException(
                        file + " lacks the number " + metric.wireName() + "; run the benchmark again");
            }
            metrics.put(metric, value);
        }
        return metrics;
    }

    private static Payload parse(Path file, byte[] bytes) throws UnusableReportException {
        try {
            return new EventLineParser()
                    .parse(new InputLine.Text(1, bytes, 0, bytes.length))
                    .payload();
        } catch (MalformedLineException e) {
            throw new UnusableReportException(
                    file + " is broken: " + e.reason() + "; run the benchmark again with --output " + file);
        }
    }

    private static byte[] bytes(Path file) throws UnusableReportException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnusableReportException(
                        file + " is larger than " + MAX_BYTES + " bytes, and so is no report of 'telemetry bench run'");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new UnusableReportException(
                    file + " doesn't exist; make it with 'telemetry bench run --output " + file + "'");
        } catch (IOException e) {
            throw new UnusableReportException(file + " can't be read: " + e.getMessage());
        }
    }
}
