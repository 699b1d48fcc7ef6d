package io.sales.benchmark.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sales.benchmark.report.Result;
import io.sales.benchmark.system.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that one run has found out of orders.
 *
 * @param measuredAt ISO 8601, for people
 * @param options that the run was started with, the seed among them
 * @param database version and settings of the server, under {@code version} the former
 * @param flash null if it was not asked for
 */
record OrderReport(
        String measuredAt,
        double minutes,
        Map<String, Object> options,
        Machine machine,
        Map<String, String> database,
        List<Rates> rates,
        @Nullable Flash flash,
        List<Floor> floors,
        OrderBooks books)
        implements Result {

    static final String NAME = "orders";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The figures that are aimed at, of the scenarios that were run. */
    @JsonProperty
    public List<Ratio> ratios() {
        var ratios = new ArrayList<Ratio>();
        of(RateScenario.PLACE).ifPresent(place -> {
            ratios.add(Ratio.atLeast(0.5, "orders placed / plain SQL at 32 connections", place.ratio()));
            ratios.add(
                    Ratio.below(25, "p99 at half of that rate / p50 of plain SQL at one connection", place.slowness()));
        });
        of(RateScenario.HOT)
                .ifPresent(hot ->
                        ratios.add(Ratio.atLeast(1.2, "orders of one hot SKU / plain SQL on one row", hot.ratio())));
        if (flash != null) {
            ratios.add(Ratio.below(2, "slowest refusal of a flash sale, in seconds", flash.slowestRefusalSeconds()));
        }
        of(RateScenario.READS)
                .ifPresent(reads -> ratios.add(
                        Ratio.atLeast(0.6, "reads / requests that the gateway answers by itself", reads.ratio())));
        return ratios;
    }

    private Optional<Rates> of(String scenario) {
        return rates.stream().filter(one -> one.name().equals(scenario)).findFirst();
    }

    @Override
    public boolean isRight() {
        return books.balance() && Stream.ofNullable(flash).allMatch(Flash::isExact);
    }

    @Override
    public String text() {
        return new OrderTables(this).text();
    }

    static String curveName(Rates rates) {
        return "%s-%s.svg".formatted(NAME, rates.name());
    }

    @Override
    public Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(NAME + ".md", text());
        files.put(NAME + ".json", JSON.writeValueAsString(this) + "\n");
        rates.forEach(one -> files.put(curveName(one), one.curve().svg()));
        return files;
    }
}
