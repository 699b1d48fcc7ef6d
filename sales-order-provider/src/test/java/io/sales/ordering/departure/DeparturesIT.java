package io.sales.ordering.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangeCustomer;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.CustomerView;
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.Disposition;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderView;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.ReturnView;
import io.sales.ordering.OrderProviderSuite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person goes: the account at once, the address in each order as soon as it is not needed any more. */
class DeparturesIT extends OrderProviderSuite {

    private static final String EMAIL = "ann@example.com";
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private CustomerService people;

    @Autowired
    private Departures departures;

    @SuppressWarnings("NullAway.Init") // signed in before each test
    private SessionView session;

    @BeforeEach
    void register() {
        CustomerView registered = people.register(new RegisterCustomer(EMAIL, PASSWORD, "Ann Example"));
        // The one whose orders the suite places.
        jdbc.update("UPDATE customer SET id = ? WHERE id = ?", ANN.id(), registered.id());
        people.change(new ChangeCustomer(ANN, registered.version(), "Ann Example", "+49 30 1", List.of(HOME)));
        session = signIn();
    }

    @Test
    void theAccountIsGone() {
        SessionView elsewhere = signIn();

        delete();

        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(elsewhere.refreshToken()));
        answeredWith(Slugs.BAD_CREDENTIALS, this::signIn);
        answeredWith(Slugs.NOT_FOUND, () -> people.customer(ANN));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                .isZero();
        CustomerView another = people.register(new RegisterCustomer(EMAIL, PASSWORD, "Ann Again"));
        assertThat(another.id()).isNotEqualTo(ANN.id());
        assertThat(people.customer(signIn().caller()).addresses()).isEmpty();
    }

    @Test
    void deletingItAgainChangesNothing() {
        delete();
        delete();
        people.delete(new DeleteCustomer(ANN, session.sessionId(), "not the password"));

        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM departed_customer", Long.class))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoKnowsThePasswordDeletes() {
        answeredWith(
                Slugs.BAD_CREDENTIALS,
                () -> people.delete(new DeleteCustomer(ANN, session.sessionId(), "not the password")));

        assertThat(people.customer(ANN).name()).isEqualTo("Ann Example");
        assertThat(people.refresh(session.refreshToken())).isNotNull();
    }

    @Test
    void accountsOfTheShopAreNotDeleted() {
        jdbc.update("UPDATE customer SET role = 'STAFF' WHERE id = ?", ANN.id());

        answeredWith(Slugs.FORBIDDEN, this::delete);
        answeredWith(
                Slugs.FORBIDDEN,
                () -> people.delete(
                        new DeleteCustomer(new Caller(ANN.id(), Role.STAFF), session.sessionId(), PASSWORD)));
        assertThat(signIn()).isNotNull();
    }

    @Test
    void anEndedOrderForgetsThePersonAtOnce() {
        OrderView before = cancelled("I have moved to Street 5");

        delete();
        departures.run();

        OrderView after = reread(before);
        assertThat(personalData(before)).doesNotContain("Ann", "Street", "Berlin", "10115");
        assertThat(after.shippingAddress().country()).isEqualTo("DE");
        assertThat(after.lines()).isEqualTo(before.lines());
        assertThat(after.customerId()).isEqualTo(ANN.id());
        assertThat(history(before)).last().extracting(HistoryEntry::action).isEqualTo("ANONYMISED");
        letPass(Duration.ofHours(2));
        departures.run();
        assertThat(reread(before)).as("once is enough").isEqualTo(after);
    }

    @Test
    void anOpenOrderKeepsItsAddressUntilItEnds() {
        OrderView order = paid();
        delete();
        departures.run();
        assertThat(reread(order).shippingAddress()).isEqualTo(HOME);

        deliver(order, ship(order, null));
        letPass(Duration.ofHours(1));
        departures.run();

        assertThat(personalData(order)).doesNotContain("Ann", "Street");
        assertThat(reread(order).total()).isEqualTo(order.total());
    }

    @Test
    void whatIsOnItsWayBackKeepsItsAddressToo() {
        OrderView order = delivered();
        ReturnView returned = approved(order, new SkuQuantity("A", 1));
        delete();
        departures.run();
        assertThat(personalData(order)).contains("Ann Example", "Too blue");

        orders.receiveReturn(new ReceiveReturn(
                STAFF, null, order.id(), returned.id(), List.of(new ReceiveReturn.Line("A", 1, Disposition.RESTOCK))));
        letPass(Duration.ofHours(1));
        departures.run();

        assertThat(personalData(order)).doesNotContain("Ann", "Street", "Too blue");
    }

    @Test
    void anUnpaidOrderExpiresAndIsForgotten() {
        OrderView order = placed();
        delete();
        letPass(Duration.ofHours(1));
        expiry.run();
        departures.run();

        assertThat(personalData(order)).doesNotContain("Ann", "Street");
    }

    @Test
    void anOrderThatWasOnItsWayIsForgottenToo() {
        delete();
        departures.run();
        OrderView late = cancelled(null);

        letPass(Duration.ofHours(1));
        departures.run();

        assertThat(personalData(late)).doesNotContain("Ann", "Street");
        letPass(Duration.ofDays(1));
        departures.run();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM departed_customer", Long.class))
                .as("nothing is left to be done")
                .isZero();
    }

    @Test
    void nobodyElsesOrdersAreTouched() {
        OrderView bobs = ((Placed) orders.place(order(BOB, newKey(), new SkuQuantity("A", 1)))).order();
        orders.cancel(new CancelOrder(BOB, newKey(), bobs.id(), null, null));

        delete();
        departures.run();

        assertThat(orders.order(STAFF, bobs.id()).shippingAddress()).isEqualTo(HOME);
    }

    /** The control: without this work the address would stay. */
    @Test
    void deletingTheAccountAloneLeavesTheAddress() {
        OrderView order = cancelled("I have moved to Street 5");

        delete();

        assertThat(personalData(order)).contains("Ann", "Street 1", "Street 5");
    }

    private SessionView signIn() {
        return people.signIn(new SignIn(EMAIL, PASSWORD, "192.0.2.1"));
    }

    private void delete() {
        people.delete(new DeleteCustomer(ANN, session.sessionId(), PASSWORD));
    }

    private OrderView cancelled(@Nullable String reason) {
        OrderView order = placed();
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, reason));
        return reread(order);
    }

    /** Everything that the tables say about an order and people could read. */
    private String personalData(OrderView order) {
        return Map.of(
                        "orders",
                        "id",
                        "order_history",
                        "order_id",
                        "order_return",
                        "order_id",
                        "cancellation",
                        "order_id")
                .entrySet()
                .stream()
                .flatMap(table -> jdbc
                        .queryForList(
                                "SELECT * FROM %s WHERE %s = ?".formatted(table.getKey(), table.getValue()), order.id())
                        .stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private List<HistoryEntry> history(OrderView order) {
        return orders.history(STAFF, order.id(), new PageRequest(100, null)).items();
    }

    private static void answeredWith(String slug, ThrowingCallable call) {
        assertThatThrownBy(call).hasFieldOrPropertyWithValue("slug", slug);
    }
}
