-- Nearly all rows wait for nothing, and need no place in the indexes of what waits. H2 has no such indexes, and keeps the whole ones.
DROP INDEX orders_to_settle;
DROP INDEX orders_to_expire;
DROP INDEX orders_settle_waiting;
DROP INDEX orders_settle_parked;
DROP INDEX orders_expire_waiting;
DROP INDEX orders_expire_parked;
DROP INDEX payment_attempt_to_ask;
DROP INDEX payment_attempt_waiting;
DROP INDEX payment_attempt_parked;
DROP INDEX refund_to_send;
DROP INDEX refund_waiting;
DROP INDEX refund_parked;

CREATE INDEX orders_to_settle ON orders (settle_due) WHERE settle_due IS NOT NULL;
CREATE INDEX orders_to_expire ON orders (expire_due) WHERE expire_due IS NOT NULL;
CREATE INDEX orders_settle_waiting ON orders (settle_since, id) WHERE settle_since IS NOT NULL;
CREATE INDEX orders_settle_parked ON orders (settle_parked_at, id) WHERE settle_parked_at IS NOT NULL;
CREATE INDEX orders_expire_waiting ON orders (expire_since, id) WHERE expire_since IS NOT NULL;
CREATE INDEX orders_expire_parked ON orders (expire_parked_at, id) WHERE expire_parked_at IS NOT NULL;
CREATE INDEX payment_attempt_to_ask ON payment_attempt (work_due) WHERE work_due IS NOT NULL;
CREATE INDEX payment_attempt_waiting ON payment_attempt (work_since, id) WHERE work_since IS NOT NULL;
CREATE INDEX payment_attempt_parked ON payment_attempt (work_parked_at, id) WHERE work_parked_at IS NOT NULL;
CREATE INDEX refund_to_send ON refund (work_due) WHERE work_due IS NOT NULL;
CREATE INDEX refund_waiting ON refund (work_since, id) WHERE work_since IS NOT NULL;
CREATE INDEX refund_parked ON refund (work_parked_at, id) WHERE work_parked_at IS NOT NULL;
