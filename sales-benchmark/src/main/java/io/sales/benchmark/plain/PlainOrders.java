package io.sales.benchmark.plain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** An order: a hold, committed, and then three INSERTs, of the order, its line, and what is told of it, and a commit. */
public final class PlainOrders implements PlainSql.Work {

    private static final String PLACE = "INSERT INTO orders(order_ref,customer,total,state) VALUES(?,?,1700,'PLACED')";
    private static final String LINE = "INSERT INTO order_line(order_ref,sku,qty,price) VALUES(?,?,1,1000)";
    private static final String TELL = "INSERT INTO history(topic,payload) VALUES('order.placed',CAST(? AS jsonb))";
    private static final String TOLD = """
            {"ref":"%s","sku":%d,"qty":1,"total":1700,"email":"someone@example.test","addr":"Street 1, 10115 Berlin, DE"}""";

    private final PlainHolds holds;
    private final Connection connection;
    private final PreparedStatement place;
    private final PreparedStatement line;
    private final PreparedStatement tell;

    public PlainOrders(int id, Connection connection) throws SQLException {
        this.holds = new PlainHolds(id, connection);
        this.connection = connection;
        this.place = connection.prepareStatement(PLACE);
        this.line = connection.prepareStatement(LINE);
        this.tell = connection.prepareStatement(TELL);
    }

    @Override
    public void once(int sku, RandomGenerator random) throws SQLException {
        String order = holds.reference(random);
        holds.hold(sku, order);
        place.setString(1, order);
        place.setString(2, "c" + order);
        place.executeUpdate();
        line.setString(1, order);
        line.setInt(2, sku);
        line.executeUpdate();
        tell.setString(1, TOLD.formatted(order, sku));
        tell.executeUpdate();
        connection.commit();
    }
}
