package io.sales.faults.fault;

import io.sales.faults.system.Link;
import io.sales.faults.system.Link.Mood;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A control: clients whose answers are lost send their writes again as new ones, with another key. */
final class BlindRepeats implements Fault {

    private static final String GATEWAY = "gateway";
    private static final Duration LOST = Duration.ofSeconds(3);

    private final List<Link> links = new ArrayList<>();

    @Override
    public String name() {
        return "blind-repeats";
    }

    @Override
    public String title() {
        return "Control: writes repeated without their key while answers are lost";
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public int longRounds() {
        return 3;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public void prepare(RunningSystem system) {
        links.add(Link.to("127.0.0.1", system.port(GATEWAY)));
    }

    @Override
    public void run(Scene scene, int rounds) {
        Link link = links.get(0);
        scene.client().use(List.of(link.port()));
        scene.client().repeatBlindly();
        for (int i = 0; i < rounds; i++) {
            Patience.rest(LOST);
            scene.round(this, GATEWAY + " " + Mood.RESET, () -> {
                link.turn(Mood.RESET);
                Patience.rest(LOST);
                link.turn(Mood.WHOLE);
            });
        }
        scene.client().use(List.of(scene.system().port(GATEWAY)));
    }

    @Override
    public void close() {
        links.forEach(Link::close);
    }
}
