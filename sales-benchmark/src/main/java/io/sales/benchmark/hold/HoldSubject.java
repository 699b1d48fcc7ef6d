package io.sales.benchmark.hold;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldStock;
import io.sales.benchmark.load.Outcome;
import io.sales.benchmark.load.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.dubbo.rpc.RpcException;

/** Holds one unit for a new order with each call. Called from one thread. */
final class HoldSubject implements Subject {

    /** As long as the real ones. */
    private static final String HASH = "5f".repeat(32);

    private static final int ID_LENGTH = 25;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final HoldSender sender;
    private final Function<RandomGenerator, String> choice;
    private final Promises promises;
    private final RandomGenerator random;

    /**
     * @param choice of the next SKU
     * @param random decides on SKUs and order ids; no two subjects of one database may have the same numbers
     */
    HoldSubject(
            HoldSender sender, Function<RandomGenerator, String> choice, Promises promises, RandomGenerator random) {
        this.sender = sender;
        this.choice = choice;
        this.promises = promises;
        this.random = random;
    }

    @Override
    public CompletionStage<Outcome> call() {
        String sku = choice.apply(random);
        var command = new HoldStock(orderId(), 1, HASH, "cus_bench", new ArrayList<>(List.of(new SkuQuantity(sku, 1))));
        try {
            return sender.send(command).handle((answer, failure) -> {
                if (failure != null) {
                    promises.lost(command, failure);
                    return Outcome.FAILED;
                }
                return promises.note(answer) ? Outcome.DONE : Outcome.DECLINED;
            });
        } catch (RpcException | SalesException notSent) {
            promises.lost(command, notSent);
            return CompletableFuture.completedFuture(Outcome.FAILED);
        }
    }

    /** Scattered like the real ones, which are digests: an index must look for the place of each. */
    private String orderId() {
        var id = new StringBuilder("ord_");
        long bits = 0;
        for (int i = 0; i < ID_LENGTH; i++) {
            if (i % 12 == 0) {
                bits = random.nextLong();
            }
            id.append(ALPHABET.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return id.toString();
    }
}
