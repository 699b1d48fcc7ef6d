package io.sales.benchmark.hold;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import java.util.concurrent.CompletableFuture;

/** Sends holds to wherever they are granted. */
@FunctionalInterface
interface HoldSender {

    /**
     * Sends a hold without waiting for the answer.
     *
     * @throws org.apache.dubbo.rpc.RpcException if it cannot be sent; other failures are the future's
     */
    CompletableFuture<HoldAnswer> send(HoldStock command);
}
