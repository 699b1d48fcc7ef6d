-- The order row decides what its stock should be (stock_version fences it) and what its money should be.
CREATE TABLE orders (
  id               VARCHAR(40)  PRIMARY KEY,
  number           VARCHAR(20)  NOT NULL,
  customer_id      VARCHAR(40)  NOT NULL,
  -- VOID: no order, but a hold had been taken for one; the row keeps a late insert out.
  state            VARCHAR(20)  NOT NULL CHECK (state IN ('AWAITING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'VOID')),
  cancel_reason    VARCHAR(20)  CHECK (cancel_reason IN ('CUSTOMER', 'MERCHANT', 'EXPIRED', 'PAYMENT_FAILED', 'STOCK_LOST')),
  currency         CHAR(3)      NOT NULL,
  request_hash     VARCHAR(64)  NOT NULL,
  shipping_address TEXT         NOT NULL,
  placed_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  pay_by           TIMESTAMP(6) WITH TIME ZONE NOT NULL,

  -- Money, in minor units. refunding counts all refunds ever booked, refunded those that are through.
  allowances       BIGINT       NOT NULL DEFAULT 0 CHECK (allowances >= 0),
  charged          BIGINT       NOT NULL DEFAULT 0 CHECK (charged >= 0),
  refunding        BIGINT       NOT NULL DEFAULT 0 CHECK (refunding >= 0),
  refunded         BIGINT       NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  open_attempt     VARCHAR(40),

  history_length   BIGINT       NOT NULL DEFAULT 0,
  version          BIGINT       NOT NULL,
  stock_version    BIGINT       NOT NULL,

  settle_due       TIMESTAMP(6) WITH TIME ZONE,
  settle_tries     INT          NOT NULL DEFAULT 0,
  settle_parked_at TIMESTAMP(6) WITH TIME ZONE,
  settle_problem   VARCHAR(500),

  expire_due       TIMESTAMP(6) WITH TIME ZONE,
  expire_tries     INT          NOT NULL DEFAULT 0,
  expire_parked_at TIMESTAMP(6) WITH TIME ZONE,
  expire_problem   VARCHAR(500),

  CONSTRAINT never_refunded_more_than_charged CHECK (refunding <= charged),
  CONSTRAINT never_through_more_than_booked   CHECK (refunded <= refunding)
);

CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id);
CREATE INDEX orders_by_time ON orders (placed_at, id);
CREATE INDEX orders_to_settle ON orders (settle_due);
CREATE INDEX orders_to_expire ON orders (expire_due);

CREATE TABLE order_line (
  order_id   VARCHAR(40)  NOT NULL REFERENCES orders (id),
  line_no    INT          NOT NULL,
  sku        VARCHAR(64)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  quantity   INT          NOT NULL CHECK (quantity > 0),
  unit_price BIGINT       NOT NULL CHECK (unit_price >= 0),
  cancelled  INT          NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
  shipped    INT          NOT NULL DEFAULT 0 CHECK (shipped >= 0),
  delivered  INT          NOT NULL DEFAULT 0 CHECK (delivered >= 0),
  returned   INT          NOT NULL DEFAULT 0 CHECK (returned >= 0),
  credited   INT          NOT NULL DEFAULT 0 CHECK (credited >= 0),
  PRIMARY KEY (order_id, line_no),
  CONSTRAINT what_was_ordered CHECK (cancelled + shipped <= quantity),
  CONSTRAINT what_was_shipped CHECK (delivered <= shipped AND returned <= shipped)
);

CREATE TABLE payment_attempt (
  id             VARCHAR(40)  PRIMARY KEY,
  order_id       VARCHAR(40)  NOT NULL REFERENCES orders (id),
  request_hash   VARCHAR(64)  NOT NULL,
  state          VARCHAR(20)  NOT NULL CHECK (state IN ('SENDING', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  -- Needed to send the same charge again; forgotten once the outcome is known.
  token          VARCHAR(255),
  amount         BIGINT       NOT NULL CHECK (amount > 0),
  refunding      BIGINT       NOT NULL DEFAULT 0 CHECK (refunding >= 0),
  created_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  pending_since  TIMESTAMP(6) WITH TIME ZONE,
  work_due       TIMESTAMP(6) WITH TIME ZONE,
  work_tries     INT          NOT NULL DEFAULT 0,
  work_parked_at TIMESTAMP(6) WITH TIME ZONE,
  work_problem   VARCHAR(500),
  CONSTRAINT refunds_within_the_charge CHECK (refunding <= amount)
);

CREATE INDEX payment_attempt_by_order ON payment_attempt (order_id);
CREATE INDEX payment_attempt_to_ask ON payment_attempt (work_due);

CREATE TABLE refund (
  id             VARCHAR(40)  PRIMARY KEY,
  order_id       VARCHAR(40)  NOT NULL REFERENCES orders (id),
  attempt_id     VARCHAR(40)  NOT NULL REFERENCES payment_attempt (id),
  state          VARCHAR(20)  NOT NULL CHECK (state IN ('PENDING', 'SUCCEEDED')),
  amount         BIGINT       NOT NULL CHECK (amount > 0),
  reason         VARCHAR(500) NOT NULL,
  created_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  work_due       TIMESTAMP(6) WITH TIME ZONE,
  work_tries     INT          NOT NULL DEFAULT 0,
  work_parked_at TIMESTAMP(6) WITH TIME ZONE,
  work_problem   VARCHAR(500)
);

CREATE INDEX refund_by_order ON refund (order_id);
CREATE INDEX refund_to_send ON refund (work_due);

-- Append-only: what the payment provider said, once each.
CREATE TABLE payment_transaction (
  subject_id         VARCHAR(40) NOT NULL,
  state              VARCHAR(10) NOT NULL CHECK (state IN ('PENDING', 'SUCCESS', 'FAILURE')),
  type               VARCHAR(10) NOT NULL CHECK (type IN ('CHARGE', 'REFUND')),
  order_id           VARCHAR(40) NOT NULL REFERENCES orders (id),
  amount             BIGINT      NOT NULL,
  provider_reference VARCHAR(255),
  at                 TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (subject_id, state),
  UNIQUE (provider_reference, state)
);

CREATE TABLE shipment (
  id              VARCHAR(40)  PRIMARY KEY,
  order_id        VARCHAR(40)  NOT NULL REFERENCES orders (id),
  request_hash    VARCHAR(64)  NOT NULL,
  carrier         VARCHAR(100) NOT NULL,
  tracking_number VARCHAR(100) NOT NULL,
  shipped_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  delivered_at    TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX shipment_by_order ON shipment (order_id);

CREATE TABLE shipment_line (
  shipment_id VARCHAR(40) NOT NULL REFERENCES shipment (id),
  line_no     INT         NOT NULL,
  sku         VARCHAR(64) NOT NULL,
  quantity    INT         NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (shipment_id, line_no)
);

CREATE TABLE cancellation (
  id           VARCHAR(40) PRIMARY KEY,
  order_id     VARCHAR(40) NOT NULL REFERENCES orders (id),
  request_hash VARCHAR(64) NOT NULL,
  reason       VARCHAR(500),
  created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX cancellation_by_order ON cancellation (order_id);

CREATE TABLE cancellation_line (
  cancellation_id VARCHAR(40) NOT NULL REFERENCES cancellation (id),
  line_no         INT         NOT NULL,
  sku             VARCHAR(64) NOT NULL,
  quantity        INT         NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (cancellation_id, line_no)
);

CREATE TABLE order_history (
  order_id VARCHAR(40)  NOT NULL REFERENCES orders (id),
  seq      BIGINT       NOT NULL,
  at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  actor    VARCHAR(40)  NOT NULL,
  role     VARCHAR(20)  NOT NULL,
  action   VARCHAR(40)  NOT NULL,
  detail   VARCHAR(500) NOT NULL,
  PRIMARY KEY (order_id, seq)
);

-- How far each pass of the search for holds without an order has come, and when it goes on.
CREATE TABLE hold_search (
  pass            VARCHAR(20) PRIMARY KEY,
  last_order      VARCHAR(40),
  last_created_at TIMESTAMP(6) WITH TIME ZONE,
  due             TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
INSERT INTO hold_search (pass, due) VALUES ('NEW', CURRENT_TIMESTAMP);
INSERT INTO hold_search (pass, due) VALUES ('ALL', CURRENT_TIMESTAMP);
