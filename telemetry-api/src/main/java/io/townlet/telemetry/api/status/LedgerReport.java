package io.townlet.telemetry.api.status;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * The ledgers of all transports at one time, as {@code flush} and {@code close} return them.
 *
 * @param ledgers one for each transport, in the order of the configuration
 */
public record LedgerReport(List<Ledger> ledgers) {

    /** Copies the list. */
    public LedgerReport {
        ledgers = List.copyOf(ledgers);
    }

    /**
     * Gives the ledger of one transport.
     *
     * @param transportId the transport's id
     * @return its ledger
     * @throws NoSuchElementException where there is no such transport
     */
    public Ledger ledger(String transportId) {
        return ledgers.stream()
                .filter(ledger -> ledger.transportId().equals(transportId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no transport has the id '" + transportId + "'"));
    }

    /**
     * Tells whether every transport's books balance.
     *
     * @return true where {@link Ledger#closes()} holds for all
     */
    public boolean closes() {
        return ledgers.stream().allMatch(Ledger::closes);
    }

    /**
     * Tells whether all that was accepted was delivered, or left out on purpose, by every transport. A failed export is never
     * complete.
     *
     * @return true where {@link Ledger#complete()} holds for all
     */
    public boolean complete() {
        return ledgers.stream().allMatch(Ledger::complete);
    }
}
