package io.sales.endtoend.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a judge has to find. Each changes answers in one way and leaves alone those that it has nothing to do with. */
public enum PlantedFault {
    SERVER_ERROR("a status of 500", answer -> with(500, answer, answer.text())),
    UNAVAILABLE("a status of 503", answer -> with(503, answer, answer.text())),
    STACK_TRACE("it shows the inside", answer -> said(answer, "\tat a.b.Shop.sell(Shop.java:7)")),
    CLASS_NAME("it shows the inside", answer -> said(answer, "io.sales.ordering.order.Order")),
    EXCEPTION("it shows the inside", answer -> said(answer, "NullPointerException: it")),
    SQL("it shows the inside", answer -> said(answer, "SELECT * FROM orders")),
    DRIVER("it shows the inside", answer -> said(answer, "Unique index violation [23505-252]")),
    HEADER(
            "it shows the inside",
            answer -> new Answer(
                    answer.status(), answer.head() + "Server: Apache Tomcat\n", answer.headers(), answer.body())),
    MISSING_MEMBER(
            "required property",
            answer -> with(
                    answer.status(),
                    answer,
                    answer.text().replaceFirst("\"(id|code|sku|items)\":(\"[^\"]*\"|\\[])[,]?", ""))),
    UNKNOWN_MEMBER(
            "is not defined in the schema",
            answer -> with(answer.status(), answer, answer.text().replaceFirst("^\\{", "{\"secret\":1,"))),
    WRONG_TYPE(
            "integer expected",
            answer -> with(
                    answer.status(),
                    answer,
                    answer.text().replaceFirst("\"(status|version)\":(\\d+)", "\"$1\":\"$2\""))),
    UNDOCUMENTED(
            "the document has no status 299 for it",
            answer -> with(answer.isSuccess() ? 299 : answer.status(), answer, answer.text())),
    WRONG_CODE(
            "the code 'oops'",
            answer -> with(
                    answer.status(), answer, answer.text().replaceFirst("\"code\":\"[^\"]*\"", "\"code\":\"oops\""))),
    NO_TRACE(
            "the trace id ''",
            answer -> with(
                    answer.status(), answer, answer.text().replaceFirst("\"traceId\":\"[^\"]*\"", "\"traceId\":\"\""))),
    HTML("a refusal of the type 'text/html'", answer -> {
        var headers = new HashMap<>(answer.headers());
        headers.replace("content-type", List.of("text/html"));
        return new Answer(answer.status(), answer.head(), headers, answer.body());
    }),
    OPEN_DOOR(
            "it is done for somebody who may not have it done",
            answer -> with(
                    answer.status() == 401 || answer.status() == 403 ? 200 : answer.status(), answer, answer.text())),
    CREDULOUS(
            "it is accepted, although",
            answer -> with(answer.status() == 400 ? 200 : answer.status(), answer, answer.text()));

    private final String complaint;
    private final UnaryOperator<Answer> change;

    PlantedFault(String complaint, UnaryOperator<Answer> change) {
        this.complaint = complaint;
        this.change = change;
    }

    /** What the judge says of it, or a part of that. */
    public String complaint() {
        return complaint;
    }

    /** Lets a campaign see this in one answer of so many. */
    public Campaign in(Campaign campaign, int oneOf) {
        var count = new java.util.concurrent.atomic.AtomicLong();
        return campaign.tamperedBy(answer -> count.incrementAndGet() % oneOf == 0 ? change.apply(answer) : answer);
    }

    private static Answer with(int status, Answer answer, String body) {
        return new Answer(status, answer.head(), answer.headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer said(Answer answer, String text) {
        return with(answer.status(), answer, answer.text() + text);
    }
}
