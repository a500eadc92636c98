package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.ArrayList;
import java.util.List;

/** Makes transports into a {@link Mailbox}, with a defect of choice. */
public class MailboxTransportProvider implements TransportProvider {

    private static final Option<String> BOX = Option.text("box").asRequired().describedAs("Where the mailbox is.");
    private static final Option<String> TOKEN = Option.text("token").asSecret().describedAs("What opens the mailbox.");

    private final Mailbox mailbox;
    private final Defect defect;
    private Transport shared;

    public MailboxTransportProvider() {
        this(new Mailbox(), Defect.NONE);
    }

    MailboxTransportProvider(Mailbox mailbox, Defect defect) {
        this.mailbox = mailbox;
        this.defect = defect;
    }

    /** Not the class that the service file names. */
    static final class Unlisted extends MailboxTransportProvider {
        Unlisted(Mailbox mailbox) {
            super(mailbox, Defect.IS_NO_SERVICE);
        }
    }

    @Override
    public String name() {
        return defect == Defect.HAS_AN_ODD_NAME ? "Mail Box" : "mailbox";
    }

    @Override
    public List<Option<?>> options() {
        List<Option<?>> options = new ArrayList<>(List.of(optional(BOX), TOKEN));
        switch (defect) {
            case HIDES_AN_OPTION -> options.add(Option.text("retry").describedAs("Never seen."));
            case DECLARES_AN_OPTION_TWICE -> options.add(TOKEN);
            case LEAVES_AN_OPTION_UNDESCRIBED -> options.add(Option.flag("why"));
            default -> {}
        }
        return options;
    }

    private Option<String> optional(Option<String> option) {
        return defect == Defect.NEEDS_WHAT_IT_DOES_NOT_REQUIRE
                ? new Option<>(option.name(), option.type(), null, false, false, option.description())
                : option;
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return List.of();
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        if (defect == Defect.NEEDS_WHAT_IT_DOES_NOT_REQUIRE) {
            options.get(optional(BOX));
        }
        if (defect == Defect.CONNECTS_IN_CREATE) {
            mailbox.touch();
        }
        if (defect == Defect.SHARES_ONE_TRANSPORT) {
            shared = shared == null ? new MailboxTransport(mailbox, defect, "none") : shared;
            return shared;
        }
        return new MailboxTransport(mailbox, defect, options.find(TOKEN).orElse("none"));
    }
}
