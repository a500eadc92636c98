package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the guide for authors of plug-ins promises. That its code works is for others to show. */
class AuthorsGuideIT {

    @Test
    void itsFirstTransportIsShorterThanSixtyLines() throws IOException {
        MarkdownSnippet transport =
                MarkdownSnippet.of(PackagedTree.REPOSITORY.resolve("docs/writing-plugins.md")).stream()
                        .filter(snippet -> snippet.text().contains("implements TransportProvider"))
                        .findFirst()
                        .orElseThrow();
        // Imports count, comments don't.
        assertThat(transport
                        .text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("//")))
                .hasSizeBetween(30, 59)
                .noneMatch(line -> line.contains("/*") || line.length() > 120);
    }
}
