package io.sales.endtoend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sign is seen in the middle of an answer, and what is like one is not. */
class InsideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at a.b.Shop.sell(Shop.java:7)",
                "at a.b.Shop.<init>(Shop.java)",
                "NullPointerException: it",
                "a StackOverflowError ",
                "Throwable1 SomeThrowable;",
                "Caused by",
                "java.lang.String",
                "javax.sql.DataSource",
                "jakarta.servlet.Filter",
                "jdk.internal.Thing",
                "sun.misc.Unsafe",
                "org.example.Thing",
                "com.fasterxml.jackson",
                "io.netty.Channel",
                "io.sales",
                "net.example.Thing",
                "tools.jackson.core",
                "[Ljava.lang.x;",
                "[a.b;",
                "$Proxy12",
                "Endpoint$$Wrapper",
                "SELECT 1",
                "INSERT INTO t",
                "UPDATE t",
                "DELETE FROM t",
                "CREATE TABLE t",
                "ORDER BY t",
                "WHERE t",
                "SQLSTATE 1",
                "SQLState: 1",
                "jdbc:h2:x",
                "[23505-252]",
                "violates foreign-key constraint",
                "violates check constraint",
                "invalid byte sequence",
                "syntax error at",
                "Hibernate",
                "PostgreSQL",
                "the H2 database",
                "DUBBO",
                "ZooKeeper",
                "HikariPool-1",
                "jackson",
                "Spring Framework",
                "springframework",
                "Apache Tomcat",
                "Catalina"
            })
    void isSeen(String sign) {
        assertThat(Inside.seenIn("{\"detail\":\"It failed: " + sign + "\"}\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at most 100 (or fewer)",
                "Errors: none",
                "bob@example.com.",
                "UPDATED",
                "selected WHEREVER; it is",
                "[1, 2]; [12345]",
                "violates nothing",
                "a1h2b3",
                "in spring",
                "price in $"
            })
    void isNotSeen(String harmless) {
        assertThat(Inside.seenIn("{\"detail\":\"" + harmless + "\"}\n")).isEmpty();
    }
}
