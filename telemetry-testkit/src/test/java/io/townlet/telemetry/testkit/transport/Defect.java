package io.townlet.telemetry.testkit.transport;

import java.util.Set;

/** What can be wrong with a transport, and the tests of the contract that must find it: these, and no others. */
enum Defect {
    NONE,
    // the provider
    HAS_AN_ODD_NAME("theNameIsWellFormed"),
    HIDES_AN_OPTION("theOptionsAreWellDeclared"),
    DECLARES_AN_OPTION_TWICE("theOptionsAreWellDeclared"),
    LEAVES_AN_OPTION_UNDESCRIBED("theOptionsAreWellDeclared"),
    IS_NO_SERVICE("theServiceLoaderFindsTheProvider"),
    NEEDS_WHAT_IT_DOES_NOT_REQUIRE("anOptionThatIsLeftOutIsRefusedOrNotNeeded"),
    SHARES_ONE_TRANSPORT(
            "eachTransportIsANewOne", "theNextTransportGoesOnAtTheSameTarget", "noFileIsLeftOpenAfterTheClose"),
    PRINTS_A_SECRET("secretsAreNotShown"),
    // the life
    CONNECTS_IN_CREATE("makingATransportDoesNoIo", "closingWithoutAStartDoesNothing"),
    SENDS_BEFORE_THE_START("sendingBeforeTheStartIsAnIllegalState"),
    CRASHES_BEFORE_THE_START("sendingBeforeTheStartIsAnIllegalState"),
    TOUCHES_THE_TARGET_IN_CLOSE("closingWithoutAStartDoesNothing"),
    REFUSES_A_SECOND_CLOSE("closingTwiceIsOneClosing", "closingFromSeveralThreadsIsOneClosing"),
    SENDS_AFTER_THE_CLOSE(
            "nothingIsSentAfterTheClose",
            "closingWhileBatchesAreSentEndsTheSending",
            "closingFreesASendThatHangs",
            "aSendThatHangsEndsWhenItsTimeIsUp",
            "aSendWithoutTimeEnds",
            "theRestArrivesWhenTheTargetGoesOn"),
    LETS_NOBODY_GO_ON_CLOSE("closingFreesAStartThatHangs", "closingFreesASendThatHangs"),
    BLOCKS_IN_CLOSE(
            "anOptionThatIsLeftOutIsRefusedOrNotNeeded",
            "eachTransportIsANewOne",
            "closingWithoutAStartDoesNothing",
            "closingTwiceIsOneClosing",
            "closingFromSeveralThreadsIsOneClosing",
            "nothingIsSentAfterTheClose",
            "closingWhileBatchesAreSentEndsTheSending",
            "closingFreesAStartThatHangs",
            "closingFreesASendThatHangs",
            "theNextTransportGoesOnAtTheSameTarget",
            "noThreadIsLeftAfterTheClose",
            "noFileIsLeftOpenAfterTheClose"),
    // delivery
    REORDERS(
            "theOrderIsKept",
            "everyByteArrivesAsGiven",
            "aBatchOfTheMaximumArrives",
            "aSecondStartGoesOn",
            "nothingIsSentAfterTheClose",
            "aConfirmedBatchIsThereWhenTheSendReturns",
            "theNextTransportGoesOnAtTheSameTarget",
            "whatFailedArrivesWhenTheTargetIsBack",
            "aTargetThatGoesAwayInBetweenIsNoticed",
            "aBatchThatFailsMidwayTellsHowMuchWasDelivered",
            "aBatchThatIsTooLargeIsToldAsSuch",
            "aBatchThatIsRefusedForGoodIsToldAsSuch",
            "theRestArrivesWhenTheTargetGoesOn"),
    STRIPS_SPACES("everyByteArrivesAsGiven"),
    IS_ASCII_ONLY("everyByteArrivesAsGiven"),
    DROPS_BEYOND_1000("aBatchOfTheMaximumArrives"),
    CHANGES_THE_BYTES(
            "theBytesOfEventsAreLeftAlone",
            "everyByteArrivesAsGiven",
            "theOrderIsKept",
            "aBatchOfOneArrives",
            "aBatchOfTheMaximumArrives",
            "aConfirmedBatchIsThereWhenTheSendReturns",
            "theNextTransportGoesOnAtTheSameTarget",
            "aSecondStartGoesOn",
            "nothingIsSentAfterTheClose",
            "closingWhileBatchesAreSentEndsTheSending",
            "whatFailedArrivesWhenTheTargetIsBack",
            "aTargetThatGoesAwayInBetweenIsNoticed",
            "aBatchThatFailsMidwayTellsHowMuchWasDelivered",
            "aBatchThatIsTooLargeIsToldAsSuch",
            "aBatchThatIsRefusedForGoodIsToldAsSuch",
            "theRestArrivesWhenTheTargetGoesOn"),
    // failures
    GIVES_UP_ON_A_TARGET_THAT_IS_AWAY(
            "aTargetThatIsAwayIsARetryableFailure",
            "whatFailedArrivesWhenTheTargetIsBack",
            "noFileIsLeftOpenByAttemptsThatFail"),
    CONFIRMS_WHAT_NOBODY_HAS("aTargetThatGoesAwayInBetweenIsNoticed"),
    CLAIMS_TOO_MUCH("aBatchThatFailsMidwayTellsHowMuchWasDelivered"),
    CLAIMS_MORE_THAN_THERE_IS("aBatchThatFailsMidwayTellsHowMuchWasDelivered"),
    CLAIMS_NOTHING("aBatchThatFailsMidwayTellsHowMuchWasDelivered"),
    RETRIES_WHAT_IS_TOO_LARGE("aBatchThatIsTooLargeIsToldAsSuch"),
    RETRIES_WHAT_IS_REFUSED("aBatchThatIsRefusedForGoodIsToldAsSuch"),
    STOPS_AT_A_REFUSAL("aBatchThatIsTooLargeIsToldAsSuch", "aBatchThatIsRefusedForGoodIsToldAsSuch"),
    FORGETS_THE_DELAY("aWishToBeLeftAloneIsPassedOn"),
    SAYS_NOTHING(Defect.EVERY_FAILURE),
    NAMES_NO_TARGET(Defect.EVERY_FAILURE),
    SHOWS_A_SECRET(Defect.EVERY_FAILURE),
    // time-outs
    IGNORES_TIMEOUTS(
            "aStartThatHangsEndsWhenItsTimeIsUp",
            "aStartWithoutTimeEnds",
            "aSendThatHangsEndsWhenItsTimeIsUp",
            "aSendWithoutTimeEnds",
            "theRestArrivesWhenTheTargetGoesOn"),
    TAKES_ZERO_FOR_EVER("aStartWithoutTimeEnds", "aSendWithoutTimeEnds"),
    CRASHES_WHEN_TIME_IS_UP(
            "aStartThatHangsEndsWhenItsTimeIsUp",
            "aStartWithoutTimeEnds",
            "aSendThatHangsEndsWhenItsTimeIsUp",
            "aSendWithoutTimeEnds",
            "theRestArrivesWhenTheTargetGoesOn"),
    // resources
    HAS_A_USER_THREAD("noThreadKeepsTheProcessAlive"),
    LEAVES_A_THREAD("noThreadIsLeftAfterTheClose"),
    LEAVES_ITS_FILE_OPEN("noFileIsLeftOpenAfterTheClose"),
    LEAVES_THE_OLD_FILE_OPEN("noFileIsLeftOpenByStartingAgain"),
    LEAVES_A_FILE_OPEN_WHERE_A_START_FAILS("noFileIsLeftOpenByAttemptsThatFail");

    /** Stands for the tests that look at what a failure says. */
    static final String EVERY_FAILURE = "every failure";

    private static final Set<String> OF_EVERY_FAILURE = Set.of(
            "nothingIsSentAfterTheClose",
            "closingWhileBatchesAreSentEndsTheSending",
            "aTargetThatIsAwayIsARetryableFailure",
            "whatFailedArrivesWhenTheTargetIsBack",
            "aTargetThatGoesAwayInBetweenIsNoticed",
            "aBatchThatFailsMidwayTellsHowMuchWasDelivered",
            "aBatchThatIsTooLargeIsToldAsSuch",
            "aBatchThatIsRefusedForGoodIsToldAsSuch",
            "aWishToBeLeftAloneIsPassedOn",
            "aStartThatHangsEndsWhenItsTimeIsUp",
            "aStartWithoutTimeEnds",
            "aSendThatHangsEndsWhenItsTimeIsUp",
            "aSendWithoutTimeEnds",
            "theRestArrivesWhenTheTargetGoesOn",
            "noFileIsLeftOpenByAttemptsThatFail");

    @SuppressWarnings("ImmutableEnumChecker") // it is one of Set.of
    private final Set<String> foundBy;

    Defect(String... foundBy) {
        this.foundBy = Set.of(foundBy);
    }

    Set<String> foundBy() {
        return foundBy.contains(EVERY_FAILURE) ? OF_EVERY_FAILURE : foundBy;
    }
}
