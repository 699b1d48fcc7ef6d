package io.sales.ordering;

import io.sales.platform.audit.AuditConfiguration;
import io.sales.platform.db.DatabaseConfiguration;
import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** One instance of the order provider; any number may share a database. */
@SpringBootApplication
@EnableDubbo
@ConfigurationPropertiesScan
@Import({DatabaseConfiguration.class, AuditConfiguration.class})
class OrderProvider {

    public static void main(String[] args) {
        SpringApplication.run(OrderProvider.class, args);
    }
}
