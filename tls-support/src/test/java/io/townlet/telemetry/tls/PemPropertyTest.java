package io.townlet.telemetry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

class PemPropertyTest {

    @Property
    void whatIsEncodedIsFoundAgain(@ForAll @Size(max = 8) List<@Size(max = 300) byte[]> contents) {
        StringBuilder text = new StringBuilder("a remark\n");
        contents.forEach(content -> text.append(TestPem.pem("THING", content)).append("another\n"));
        List<PemBlock> blocks = PemBlock.parse(text.toString());
        assertThat(blocks.stream().map(PemBlock::der)).containsExactlyElementsOf(contents);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll @CharRange(from = '\n', to = '\u00ff') String noise) {
        Throwable refusal = catchThrowable(() -> PemBlock.parse("-----BEGIN X-----\n" + noise + "\n-----END X-----"));
        if (refusal != null) {
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void elementsOfAnyLengthAreFoundAgain(@ForAll @Size(max = 70_000) byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(Der.element(Der.OCTET_STRING, content));
        assertThat(Der.content(in, Der.OCTET_STRING)).isEqualTo(ByteBuffer.wrap(content));
        assertThat(Der.nextTag(in)).isEqualTo(-1);
    }

    @Property
    void anyBytesAreAnElementOrRefused(@ForAll @Size(max = 20) byte[] noise) {
        Throwable refusal = catchThrowable(() -> Der.content(ByteBuffer.wrap(noise), Der.SEQUENCE));
        if (refusal != null) {
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
