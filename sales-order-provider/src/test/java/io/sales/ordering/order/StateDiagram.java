package io.sales.ordering.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The picture of an order's life in the README, read as what it claims. */
record StateDiagram(Set<Edge> edges) {

    private static final Path README = Path.of("../README.md");
    private static final Pattern PICTURE = Pattern.compile("```mermaid\nstateDiagram-v2\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EDGE = Pattern.compile("(?m)^ *(\\w+) --> (\\w+) : ([A-Z_, ]+)$");

    static StateDiagram ofReadme() throws IOException {
        var picture = PICTURE.matcher(Files.readString(README));
        if (!picture.find()) {
            throw new IllegalStateException("The README has no picture of an order's life");
        }
        return new StateDiagram(EDGE.matcher(picture.group(1))
                .results()
                .flatMap(edge -> Stream.of(edge.group(3).split(", *"))
                        .map(verb -> new Edge(
                                OrderState.valueOf(edge.group(1)),
                                OrderVerb.valueOf(verb),
                                OrderState.valueOf(edge.group(2)))))
                .collect(Collectors.toSet()));
    }

    Set<OrderVerb> legalIn(OrderState state) {
        return edges.stream()
                .filter(edge -> edge.from() == state)
                .map(Edge::verb)
                .collect(Collectors.toSet());
    }

    record Edge(OrderState from, OrderVerb verb, OrderState to) {}
}
