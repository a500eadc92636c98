package io.townlet.telemetry.cli.demo;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pays wages, keeps the books on who is late, and lets go those who are too often, a few each day. */
final class EmploymentDesk {

    static final int TICKS_PER_DAY = 96;
    static final int DAILY_EXIT_CAP = 2;
    static final int QUEUE_LIMIT = 8;

    private static final int TOLERATED_OFFENCES = 2;
    private static final int REVIEW_TICKS = 32;

    private final Map<String, Attendance> books = new LinkedHashMap<>();
    private final Map<String, Agent> staff = new LinkedHashMap<>();
    private final Deque<Agent> exits = new ArrayDeque<>();
    private int exitsToday;

    EmploymentDesk(Collection<Agent> agents) {
        for (Agent agent : agents) {
            books.put(agent.id(), new Attendance());
            staff.put(agent.id(), agent);
        }
    }

    static int tickOfDay(long tick) {
        return (int) Math.floorMod(tick, (long) TICKS_PER_DAY);
    }

    boolean onShift(Agent agent, long tick) {
        return agent.job().onShift(tickOfDay(tick));
    }

    Attendance attendance(Agent agent) {
        return Objects.requireNonNull(books.get(agent.id()), agent.id());
    }

    void step(long tick, Narrator narrator) {
        if (tickOfDay(tick) == 0) {
            exitsToday = 0;
            books.values().forEach(Attendance::beginDay);
        }
        for (Agent agent : staff.values()) {
            attend(agent, tick, narrator);
        }
        if (tick % REVIEW_TICKS == 0 && exitsToday < DAILY_EXIT_CAP && !exits.isEmpty()) {
            Agent leaving = exits.removeFirst();
            exitsToday++;
            attendance(leaving).rehire();
            narrator.leftJob(leaving, exits.size());
        }
    }

    private void attend(Agent agent, long tick, Narrator narrator) {
        Attendance attendance = attendance(agent);
        int now = tickOfDay(tick);
        if (agent.job().onShift(now)) {
            boolean works = agent.activity() == Activity.WORK;
            int offences = attendance.lateness();
            attendance.shiftTick(works, agent.job().wage());
            if (works) {
                agent.earn(agent.job().wage());
            }
            if (attendance.lateness() > offences) {
                narrator.lateForWork(agent, attendance.lateToday());
            }
        } else if (now == agent.job().lastTick()) {
            attendance.endShift();
            review(agent, attendance);
        }
    }

    private void review(Agent agent, Attendance attendance) {
        boolean tooMuch = attendance.lateness() + attendance.absentShifts() > TOLERATED_OFFENCES;
        if (tooMuch && !attendance.exitPending() && exits.size() < QUEUE_LIMIT) {
            attendance.askToLeave();
            exits.addLast(agent);
        }
    }

    List<String> pendingExits() {
        return exits.stream().map(Agent::id).toList();
    }

    int exitsToday() {
        return exitsToday;
    }
}
