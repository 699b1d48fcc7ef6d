-- Since when each piece of background work should have been done: staff see what waits, the oldest first. NULL when nothing
-- is to do, or when it is parked. Both lists, of what waits and of what is parked, are read in the order of an index.
ALTER TABLE orders ADD COLUMN settle_since TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE orders ADD COLUMN expire_since TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE payment_attempt ADD COLUMN work_since TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE refund ADD COLUMN work_since TIMESTAMP(6) WITH TIME ZONE;

UPDATE orders SET settle_since = settle_due, expire_since = expire_due
  WHERE settle_due IS NOT NULL OR expire_due IS NOT NULL;
UPDATE payment_attempt SET work_since = work_due WHERE work_due IS NOT NULL;
UPDATE refund SET work_since = work_due WHERE work_due IS NOT NULL;

CREATE INDEX orders_settle_waiting ON orders (settle_since, id);
CREATE INDEX orders_settle_parked ON orders (settle_parked_at, id);
CREATE INDEX orders_expire_waiting ON orders (expire_since, id);
CREATE INDEX orders_expire_parked ON orders (expire_parked_at, id);
CREATE INDEX payment_attempt_waiting ON payment_attempt (work_since, id);
CREATE INDEX payment_attempt_parked ON payment_attempt (work_parked_at, id);
CREATE INDEX refund_waiting ON refund (work_since, id);
CREATE INDEX refund_parked ON refund (work_parked_at, id);
