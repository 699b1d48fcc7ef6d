package io.sales.inventory;

import io.sales.platform.audit.AuditConfiguration;
import io.sales.platform.db.DatabaseConfiguration;
import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Serves catalogue and stock over Dubbo. */
@SpringBootApplication
@EnableDubbo
@Import({DatabaseConfiguration.class, AuditConfiguration.class})
public class InventoryProvider {

    public static void main(String[] args) {
        SpringApplication.run(InventoryProvider.class, args);
    }
}
