package io.townlet.telemetry.testkit.transport;

import java.util.Set;

/**
 * What can be wrong with a transport, the part of the contract that is about it, and the tests that must find it: of that part these, and
 * no others. Tests of another part are named where no defect of that part's own needs them.
 */
enum Defect {
    NONE(TransportContract.class),
    // the provider
    HAS_AN_ODD_NAME(TransportProviderContract.class, "theNameIsWellFormed"),
    HIDES_AN_OPTION(TransportProviderContract.class, "theOptionsAreWellDeclared"),
    DECLARES_AN_OPTION_TWICE(TransportProviderContract.class, "theOptionsAreWellDeclared"),
    LEAVES_AN_OPTION_UNDESCRIBED(TransportProviderContract.class, "theOptionsAreWellDeclared"),
    IS_NO_SERVICE(TransportProviderContract.class, "theServiceLoaderFindsTheProvider"),
    NEEDS_WHAT_IT_DOES_NOT_REQUIRE(TransportProviderContract.class, "anOptionThatIsLeftOutIsRefusedOrNotNeeded"),
    SHARES_ONE_TRANSPORT(TransportProviderContract.class, "eachTransportIsANewOne"),
    PRINTS_A_SECRET(TransportProviderContract.class, "secretsAreNotShown"),
    // the life
    CONNECTS_IN_CREATE(LifecycleContract.class, "makingATransportDoesNoIo", "closingWithoutAStartDoesNothing"),
    SENDS_BEFORE_THE_START(LifecycleContract.class, "sendingBeforeTheStartIsAnIllegalState"),
    CRASHES_BEFORE_THE_START(LifecycleContract.class, "sendingBeforeTheStartIsAnIllegalState"),
    TOUCHES_THE_TARGET_IN_CLOSE(LifecycleContract.class, "closingWithoutAStartDoesNothing"),
    REFUSES_A_SECOND_CLOSE(
            LifecycleContract.class, "closingTwiceIsOneClosing", "closingFromSeveralThreadsIsOneClosing"),
    SENDS_AFTER_THE_CLOSE(
            LifecycleContract.class,
            "nothingIsSentAfterTheClose",
            "closingWhileBatchesAreSentEndsTheSending",
            "closingFreesASendThatHangs"),
    LETS_NOBODY_GO_ON_CLOSE(LifecycleContract.class, "closingFreesAStartThatHangs", "closingFreesASendThatHangs"),
    BLOCKS_IN_CLOSE(
            LifecycleContract.class,
            "closingWithoutAStartDoesNothing",
            "closingTwiceIsOneClosing",
            "closingFromSeveralThreadsIsOneClosing",
            "nothingIsSentAfterTheClose",
            "closingWhileBatchesAreSentEndsTheSending",
            "closingFreesAStartThatHangs",
            "closingFreesASendThatHangs"),
    // delivery
    REORDERS(
            DeliveryContract.class,
            "theOrderIsKept",
            "everyByteArrivesAsGiven",
            "aBatchOfTheMaximumArrives",
            "aSecondStartGoesOn",
            "aConfirmedBatchIsThereWhenTheSendReturns",
            "theNextTransportGoesOnAtTheSameTarget"),
    STRIPS_SPACES(DeliveryContract.class, "everyByteArrivesAsGiven"),
    IS_ASCII_ONLY(DeliveryContract.class, "everyByteArrivesAsGiven"),
    DROPS_BEYOND_1000(DeliveryContract.class, "aBatchOfTheMaximumArrives"),
    CHANGES_THE_BYTES(
            DeliveryContract.class,
            "theBytesOfEventsAreLeftAlone",
            "everyByteArrivesAsGiven",
            "theOrderIsKept",
            "aBatchOfOneArrives",
            "aBatchOfTheMaximumArrives",
            "aConfirmedBatchIsThereWhenTheSendReturns",
            "theNextTransportGoesOnAtTheSameTarget"),
    // failures
    GIVES_UP_ON_A_TARGET_THAT_IS_AWAY(
            FailureContract.class, "aTargetThatIsAwayIsARetryableFailure", "whatFailedArrivesWhenTheTargetIsBack"),
    CONFIRMS_WHAT_NOBODY_HAS(FailureContract.class, "aTargetThatGoesAwayInBetweenIsNoticed"),
    CLAIMS_TOO_MUCH(FailureContract.class, "aBatchThatFailsMidwayTellsHowMuchWasDelivered"),
    CLAIMS_MORE_THAN_THERE_IS(FailureContract.class, "aBatchThatFailsMidwayTellsHowMuchWasDelivered"),
    CLAIMS_NOTHING(FailureContract.class, "aBatchThatFailsMidwayTellsHowMuchWasDelivered"),
    RETRIES_WHAT_IS_TOO_LARGE(FailureContract.class, "aBatchThatIsTooLargeIsToldAsSuch"),
    RETRIES_WHAT_IS_REFUSED(FailureContract.class, "aBatchThatIsRefusedForGoodIsToldAsSuch"),
    STOPS_AT_A_REFUSAL(
            FailureContract.class, "aBatchThatIsTooLargeIsToldAsSuch", "aBatchThatIsRefusedForGoodIsToldAsSuch"),
    FORGETS_THE_DELAY(FailureContract.class, "aWishToBeLeftAloneIsPassedOn"),
    SAYS_NOTHING(FailureContract.class, Defect.EVERY_FAILURE),
    NAMES_NO_TARGET(FailureContract.class, Defect.EVERY_FAILURE),
    SHOWS_A_SECRET(FailureContract.class, Defect.EVERY_FAILURE),
    // time-outs
    IGNORES_TIMEOUTS(
            TimeoutContract.class,
            "aStartThatHangsEndsWhenItsTimeIsUp",
            "aStartWithoutTimeEnds",
            "aSendThatHangsEndsWhenItsTimeIsUp",
            "aSendWithoutTimeEnds",
            "theRestArrivesWhenTheTargetGoesOn"),
    TAKES_ZERO_FOR_EVER(TimeoutContract.class, "aStartWithoutTimeEnds", "aSendWithoutTimeEnds"),
    CRASHES_WHEN_TIME_IS_UP(
            TimeoutContract.class,
            "aStartThatHangsEndsWhenItsTimeIsUp",
            "aStartWithoutTimeEnds",
            "aSendThatHangsEndsWhenItsTimeIsUp",
            "aSendWithoutTimeEnds",
            "theRestArrivesWhenTheTargetGoesOn"),
    // resources
    HAS_A_USER_THREAD(ResourceContract.class, "noThreadKeepsTheProcessAlive"),
    LEAVES_A_THREAD(ResourceContract.class, "noThreadIsLeftAfterTheClose"),
    LEAVES_ITS_FILE_OPEN(ResourceContract.class, "noFileIsLeftOpenAfterTheClose"),
    LEAVES_THE_OLD_FILE_OPEN(ResourceContract.class, "noFileIsLeftOpenByStartingAgain"),
    LEAVES_A_FILE_OPEN_WHERE_A_START_FAILS(ResourceContract.class, "noFileIsLeftOpenByAttemptsThatFail");

    /** Stands for the tests that look at what a failure says. */
    static final String EVERY_FAILURE = "every failure";

    private static final Set<String> OF_EVERY_FAILURE = Set.of(
            "aTargetThatIsAwayIsARetryableFailure",
            "whatFailedArrivesWhenTheTargetIsBack",
            "aTargetThatGoesAwayInBetweenIsNoticed",
            "aBatchThatFailsMidwayTellsHowMuchWasDelivered",
            "aBatchThatIsTooLargeIsToldAsSuch",
            "aBatchThatIsRefusedForGoodIsToldAsSuch",
            "aWishToBeLeftAloneIsPassedOn");

    private final Class<?> part;

    @SuppressWarnings("ImmutableEnumChecker") // it is one of Set.of
    private final Set<String> foundBy;

    Defect(Class<?> part, String... foundBy) {
        this.part = part;
        this.foundBy = Set.of(foundBy);
    }

    /** The interface whose tests are about it. */
    Class<?> part() {
        return part;
    }

    Set<String> foundBy() {
        return foundBy.contains(EVERY_FAILURE) ? OF_EVERY_FAILURE : foundBy;
    }
}
