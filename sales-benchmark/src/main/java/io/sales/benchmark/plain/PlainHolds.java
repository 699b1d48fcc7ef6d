package io.sales.benchmark.plain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** A hold: one guarded UPDATE and two INSERTs, and a commit. */
public final class PlainHolds implements PlainSql.Work {

    public static final String TABLES = "/plain-holds.sql";

    private static final int NUMBERS = 1_000_000_000;

    private static final String TAKE =
            "UPDATE stock SET reserved=reserved+1, version=version+1 WHERE sku=? AND on_hand-reserved>=1";
    private static final String RESERVE =
            "INSERT INTO reservation(sku,qty,order_ref,state,expires_at) VALUES(?,1,?,'HELD',now()+interval '15' minute)";
    private static final String RECORD = "INSERT INTO ledger(sku,delta,reason,ref) VALUES(?,-1,'RESERVE',?)";

    private final int id;
    private final Connection connection;
    private final PreparedStatement take;
    private final PreparedStatement reserve;
    private final PreparedStatement record;

    public PlainHolds(int id, Connection connection) throws SQLException {
        this.id = id;
        this.connection = connection;
        this.take = connection.prepareStatement(TAKE);
        this.reserve = connection.prepareStatement(RESERVE);
        this.record = connection.prepareStatement(RECORD);
    }

    @Override
    public void once(int sku, RandomGenerator random) throws SQLException {
        hold(sku, reference(random));
    }

    /** A name that no other order of any connection has, but by an unlikely chance. */
    String reference(RandomGenerator random) {
        return random.nextInt(NUMBERS) + "-" + random.nextInt(NUMBERS) + "-" + id;
    }

    void hold(int sku, String order) throws SQLException {
        take.setInt(1, sku);
        take.executeUpdate();
        reserve.setInt(1, sku);
        reserve.setString(2, order);
        reserve.executeUpdate();
        record.setInt(1, sku);
        record.setString(2, order);
        record.executeUpdate();
        connection.commit();
    }
}
