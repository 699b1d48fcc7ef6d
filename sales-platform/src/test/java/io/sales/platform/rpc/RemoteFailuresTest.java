package io.sales.platform.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.io.IOException;
import org.apache.dubbo.remoting.Channel;
import org.apache.dubbo.remoting.RemotingException;
import org.apache.dubbo.remoting.TimeoutException;
import org.apache.dubbo.rpc.RpcException;
import org.junit.jupiter.api.Test;

class RemoteFailuresTest {

    @Test
    void anAnswerThatDidNotComeInTimeIsATimeout() {
        assertThat(slug(new TimeoutException(false, (Channel) null, "slow"))).isEqualTo(Slugs.TIMEOUT);
        assertThat(slug(new RpcException(RpcException.TIMEOUT_EXCEPTION, "slow")))
                .isEqualTo(Slugs.TIMEOUT);
    }

    @Test
    void aCallThatDidNotGetThroughMeansUnavailable() {
        assertThat(slug(new RemotingException((Channel) null, "closed"))).isEqualTo(Slugs.UNAVAILABLE);
        assertThat(slug(new RpcException(RpcException.NO_INVOKER_AVAILABLE_AFTER_FILTER, "nobody")))
                .isEqualTo(Slugs.UNAVAILABLE);
    }

    @Test
    void refusalsAndMistakesStayWhatTheyAre() {
        var refusal = new SalesException(Slugs.NOT_FOUND, "There is none.");
        assertThat(RemoteFailures.thrown(refusal)).isSameAs(refusal);
        assertThat(RemoteFailures.thrown(new IOException("odd"))).isInstanceOf(IllegalStateException.class);
    }

    private static String slug(Throwable failure) {
        return RemoteFailures.refusal((RpcException) RemoteFailures.thrown(failure))
                .slug();
    }
}
