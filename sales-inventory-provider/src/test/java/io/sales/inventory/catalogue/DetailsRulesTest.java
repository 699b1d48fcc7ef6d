package io.sales.inventory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.Sku;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetailsRulesTest {

    private static final Money PRICE = new Money(1, "EUR");
    private static final Sku SKU = new Sku("A", Map.of(), PRICE);

    @Test
    void theBoundsThemselvesAreAllowed() {
        accepted(details("n".repeat(200), "d".repeat(5_000), "c".repeat(100), SKU));
        accepted(details("\uD83D\uDE00".repeat(100), null, null, SKU));
        accepted(details("n", "two\nlines\tand a tab", null, skus(100)));
        accepted(details("n", "", null, sku("a".repeat(64), attributes(20), new Money(100_000_000_000L, "JPY"))));
        accepted(details("n", null, null, sku("A.b_c-9", Map.of(), new Money(0, "EUR"))));
    }

    @Test
    void whatIsOutOfBoundsIsRefused() {
        refused("name", details("", null, null, SKU));
        refused("name", details("n".repeat(201), null, null, SKU));
        refused("name", details("\uD83D\uDE00".repeat(101), null, null, SKU));
        refused("name", details("a\0b", null, null, SKU));
        refused("name", details("half a pair \uD83D", null, null, SKU));
        refused("description", details("n", "d".repeat(5_001), null, SKU));
        refused("description", details("n", "\u0007", null, SKU));
        refused("category", details("n", null, "c".repeat(101), SKU));
        refused("category", details("n", null, " ", SKU));
        refused("skus.size", details("n", null, null));
        refused("skus.size", details("n", null, null, skus(101)));
        refused("skus[1].sku", details("n", null, null, SKU, SKU));
        refused("skus[0].sku", details("n", null, null, sku("a b", Map.of(), PRICE)));
        refused("skus[0].sku", details("n", null, null, sku("a".repeat(65), Map.of(), PRICE)));
        refused("skus[0].attributes.size", details("n", null, null, sku("A", attributes(21), PRICE)));
        refused("skus[0].attributes.name", details("n", null, null, sku("A", Map.of("", "v"), PRICE)));
        refused("skus[0].attributes.value", details("n", null, null, sku("A", Map.of("k", "v".repeat(501)), PRICE)));
        refused("skus[0].price.amount", details("n", null, null, sku("A", Map.of(), new Money(-1, "EUR"))));
        refused(
                "skus[0].price.amount",
                details("n", null, null, sku("A", Map.of(), new Money(100_000_000_001L, "EUR"))));
    }

    @Test
    void pricesAreInOneCurrencyThatExists() {
        refused("skus[0].price.currency", details("n", null, null, sku("A", Map.of(), new Money(1, "eur"))));
        refused("skus[0].price.currency", details("n", null, null, sku("A", Map.of(), new Money(1, "ZZZ"))));
        refused("skus[0].price.currency", details("n", null, null, sku("A", Map.of(), new Money(1, "XAU"))));
        refused("skus[1].price.currency", details("n", null, null, SKU, sku("B", Map.of(), new Money(1, "USD"))));
    }

    @Test
    @SuppressWarnings("NullAway") // whoever can reach the port can send nulls
    void nullsAreRefused() {
        refused("details", null);
        refused("name", details(null, null, null, SKU));
        refused("skus", new ProductDetails("n", null, null, null));
        refused("skus[0]", new ProductDetails("n", null, null, Collections.singletonList(null)));
        refused("skus[0].sku", details("n", null, null, sku(null, Map.of(), PRICE)));
        refused("skus[0].attributes", details("n", null, null, sku("A", null, PRICE)));
        refused("skus[0].price", details("n", null, null, sku("A", Map.of(), null)));
        refused("skus[0].price.currency", details("n", null, null, sku("A", Map.of(), new Money(1, null))));
    }

    @Test
    void theHashTellsWhatDiffersAndNothingElse() {
        Map<String, String> oneWay = new LinkedHashMap<>(Map.of("a", "1"));
        oneWay.put("b", "2");
        Map<String, String> otherWay = new LinkedHashMap<>(Map.of("b", "2"));
        otherWay.put("a", "1");
        assertThat(hash(details("n", null, null, sku("A", oneWay, PRICE))))
                .isEqualTo(hash(details("n", null, null, sku("A", otherWay, PRICE))));

        assertThat(List.of(
                        hash(details("n", null, null, SKU)),
                        hash(details("m", null, null, SKU)),
                        hash(details("n", "", null, SKU)),
                        hash(details("n", null, "c", SKU)),
                        hash(details("n", "c", null, SKU)),
                        hash(details("n", null, null, sku("B", Map.of(), PRICE))),
                        hash(details("n", null, null, sku("A", Map.of("k", "v"), PRICE))),
                        hash(details("n", null, null, sku("A", Map.of("k", "w"), PRICE))),
                        hash(details("n", null, null, sku("A", Map.of(), new Money(2, "EUR")))),
                        hash(details("n", null, null, sku("A", Map.of(), new Money(1, "USD")))),
                        hash(details("n", null, null, SKU, sku("B", Map.of(), PRICE))),
                        hash(details("n", null, null, sku("B", Map.of(), PRICE), SKU))))
                .doesNotHaveDuplicates();
    }

    private static String hash(ProductDetails details) {
        return DetailsRules.hash(details);
    }

    private static void accepted(ProductDetails details) {
        assertThat(DetailsRules.checked(details)).isSameAs(details);
    }

    private static void refused(String field, @Nullable ProductDetails details) {
        assertThatThrownBy(() -> DetailsRules.checked(details))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(SalesException.FieldError::field)
                                .containsExactly(field));
    }

    private static ProductDetails details(
            String name, @Nullable String description, @Nullable String category, Sku... skus) {
        return new ProductDetails(name, description, category, List.of(skus));
    }

    private static Sku sku(String code, Map<String, String> attributes, Money price) {
        return new Sku(code, attributes, price);
    }

    private static Sku[] skus(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sku("S" + i, Map.of(), PRICE))
                .toArray(Sku[]::new);
    }

    private static Map<String, String> attributes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    }
}
