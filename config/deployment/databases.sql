-- Once, as a PostgreSQL administrator: psql -v order_password=... -v inventory_password=... -f databases.sql
-- The providers create their tables themselves.
CREATE ROLE sales_order LOGIN PASSWORD :'order_password';
CREATE ROLE sales_inventory LOGIN PASSWORD :'inventory_password';
CREATE DATABASE sales_orders OWNER sales_order;
CREATE DATABASE sales_inventory OWNER sales_inventory;
REVOKE CONNECT ON DATABASE sales_orders, sales_inventory FROM PUBLIC;
