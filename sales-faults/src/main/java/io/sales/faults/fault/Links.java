package io.sales.faults.fault;

import io.sales.faults.system.Figures;
import io.sales.faults.system.Link.Mood;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import java.io.IOException;
import java.util.List;

/**
 * Every connection between the processes goes through a proxy that cuts it, slows it down, resets it, swallows the answers,
 * or keeps the questions back until nobody waits for them any more; one of them at a time and for some seconds.
 */
final class Links implements Fault {

    private static final List<Mood> MOODS = List.of(Mood.CUT, Mood.HELD, Mood.SLOW, Mood.RESET, Mood.MUTE);

    private final Wiring wiring = new Wiring();

    @Override
    public String name() {
        return "links";
    }

    @Override
    public String title() {
        return "Links cut, slowed, reset, questions held up, answers swallowed";
    }

    @Override
    public int longRounds() {
        return 140;
    }

    @Override
    public int briefRounds() {
        return 10;
    }

    @Override
    public void prepare(RunningSystem system) {
        wiring.lay(system, plan -> plan);
    }

    @Override
    public void run(Scene scene, int rounds) throws IOException {
        List<String> names = wiring.names();
        int first = scene.random().nextInt(names.size());
        for (int i = 0; i < rounds; i++) {
            String name = names.get((first + i) % names.size());
            Mood mood = MOODS.get(i % MOODS.size());
            Patience.rest(scene.between(500, 1_500));
            scene.round(this, name + " " + mood, () -> {
                wiring.link(name).turn(mood);
                Patience.rest(scene.between(2_000, 5_000));
                wiring.link(name).turn(Mood.WHOLE);
            });
        }
        scene.figure("Stale settlements that were fenced", Figures.staleSettlements(scene.system()));
    }

    @Override
    public void close() {
        wiring.close();
    }
}
