package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Makes transforms that remove a field, with a defect of choice. */
public class FieldRemoverProvider implements TransformProvider {

    private static final Option<String> FIELD =
            Option.text("field").asRequired().describedAs("What to remove.");

    private final Defect defect;
    final AtomicBoolean allClosed = new AtomicBoolean();
    final AtomicLong numbers = new AtomicLong();
    final CountDownLatch over;

    public FieldRemoverProvider() {
        this(Defect.NONE, new CountDownLatch(0));
    }

    /** The threads that are left end once it is over. */
    FieldRemoverProvider(Defect defect, CountDownLatch over) {
        this.defect = defect;
        this.over = over;
    }

    /** Not the class that the service file names. */
    static final class Unlisted extends FieldRemoverProvider {}

    @Override
    public String name() {
        return defect == Defect.HAS_AN_ODD_NAME ? "Field Remover" : "field_remover";
    }

    @Override
    public List<Option<?>> options() {
        return defect == Defect.LEAVES_AN_OPTION_UNDESCRIBED ? List.of(field(), Option.flag("why")) : List.of(field());
    }

    private Option<String> field() {
        return defect == Defect.NEEDS_WHAT_IT_DOES_NOT_REQUIRE
                ? new Option<>(FIELD.name(), FIELD.type(), null, false, false, FIELD.description())
                : FIELD;
    }

    @Override
    public Transform create(Options options, TransformContext context) {
        return new FieldRemover(this, defect, options.get(field()), context);
    }
}
