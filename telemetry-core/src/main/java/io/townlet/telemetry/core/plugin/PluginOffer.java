package io.townlet.telemetry.core.plugin;

import java.util.List;

/** Offers what one plug-in has of one kind: by its manifests alone where they say it, else by loading and asking it. */
final class PluginOffer<P> {

    private final IsolatedPlugin plugin;
    private final Candidates<P> candidates;
    private final ProviderKind<P> kind;

    PluginOffer(IsolatedPlugin plugin, Candidates<P> candidates) {
        this.plugin = plugin;
        this.candidates = candidates;
        this.kind = candidates.kind();
    }

    void make(List<PluginContents> contents) {
        for (PluginContents each : contents) {
            if (!each.isUsable()) {
                refuse(each, String.valueOf(each.origin().fault()));
            }
        }
        List<PluginContents> usable =
                contents.stream().filter(PluginContents::isUsable).toList();
        if (usable.stream().anyMatch(this::hasToBeAsked)) {
            ask();
        } else {
            usable.forEach(this::offer);
        }
    }

    private boolean hasToBeAsked(PluginContents contents) {
        return contents.services().containsKey(kind.kind())
                && contents.names(kind.kind()).isEmpty();
    }

    private void ask() {
        try {
            candidates.addAll(plugin.load(kind));
        } catch (PluginRefusal e) {
            throw new IllegalStateException("a plug-in was closed while it was read", e);
        }
    }

    private void offer(PluginContents contents) {
        List<String> names = contents.names(kind.kind());
        String fault = contents.serviceFault(kind.kind());
        if (fault != null) {
            refuse(contents, fault);
        } else if (!names.isEmpty() && !contents.services().containsKey(kind.kind())) {
            refuse(
                    contents,
                    "its manifest names it, but its jar has no file " + kind.serviceFile()
                            + "; add it, and name the provider's class in it");
        } else {
            names.forEach(name -> candidates.offer(name, contents.origin(), () -> plugin.provider(kind, name)));
        }
    }

    /** Refuses all that a jar has, by the names of the manifest, else by those of the classes, else by that of the file. */
    private void refuse(PluginContents contents, String reason) {
        ServiceFile file = contents.services().get(kind.kind());
        List<String> names = contents.names(kind.kind());
        if (names.isEmpty() && file != null) {
            names = file.classNames().isEmpty()
                    ? List.of(String.valueOf(contents.jar().getFileName()))
                    : file.classNames();
        }
        names.forEach(name -> candidates.refuse(name, contents.origin().location(), reason));
    }
}
