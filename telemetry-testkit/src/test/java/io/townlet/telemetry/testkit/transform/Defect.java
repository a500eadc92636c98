package io.townlet.telemetry.testkit.transform;

import java.util.Set;

/** What can be wrong with a transform, and the tests of the contract that must find it: these, and no others. */
enum Defect {
    NONE,
    HAS_AN_ODD_NAME("theNameIsWellFormed"),
    LEAVES_AN_OPTION_UNDESCRIBED("theOptionsAreWellDeclared"),
    IS_NO_SERVICE("theServiceLoaderFindsTheProvider"),
    NEEDS_WHAT_IT_DOES_NOT_REQUIRE("anOptionThatIsLeftOutIsRefusedOrNotNeeded"),
    CLOSES_ALL_AT_ONCE("eachTransformIsANewOne"),
    STAYS_ON_ITS_FIRST_THREAD("eachTransformIsANewOne", "anotherThreadMayTakeOver"),
    REFUSES_A_SECOND_CLOSE("closingUnusedOrTwiceDoesNothing"),
    LEAVES_A_THREAD("noThreadIsLeftAfterTheClose"),
    TRUSTS_THE_TYPES("noEventMakesItStumble"),
    NUMBERS_ACROSS_TRANSFORMS("theSameEventsGiveTheSameResults", "anotherThreadMayTakeOver"),
    COPIES_EACH_EVENT("anEventThatIsNotChangedComesBackItself"),
    COUNTS_UNDER_AN_ODD_NAME("countersAreWellFormed");

    @SuppressWarnings("ImmutableEnumChecker") // it is one of Set.of
    private final Set<String> foundBy;

    Defect(String... foundBy) {
        this.foundBy = Set.of(foundBy);
    }

    Set<String> foundBy() {
        return foundBy;
    }
}
