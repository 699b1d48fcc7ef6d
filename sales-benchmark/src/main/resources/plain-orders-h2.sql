-- As plain-holds.sql and plain-orders.sql together, for H2.
CREATE TABLE stock (
  sku     int    PRIMARY KEY,
  on_hand int    NOT NULL,
  reserved int   NOT NULL,
  version bigint NOT NULL DEFAULT 0
);

CREATE TABLE reservation (
  id         bigserial   PRIMARY KEY,
  sku        int         NOT NULL,
  qty        int         NOT NULL,
  order_ref  varchar     NOT NULL,
  state      varchar     NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now()
);

CREATE TABLE ledger (
  id     bigserial   PRIMARY KEY,
  sku    int         NOT NULL,
  delta  int         NOT NULL,
  reason varchar     NOT NULL,
  ref    varchar     NOT NULL,
  at     timestamp with time zone DEFAULT now()
);

CREATE INDEX ledger_by_sku ON ledger (sku, id);

CREATE TABLE orders (
  id         bigserial   PRIMARY KEY,
  order_ref  varchar     UNIQUE NOT NULL,
  customer   varchar     NOT NULL,
  total      bigint      NOT NULL,
  state      varchar     NOT NULL,
  created_at timestamp with time zone DEFAULT now()
);

CREATE TABLE order_line (
  id        bigserial PRIMARY KEY,
  order_ref varchar   NOT NULL,
  sku       int       NOT NULL,
  qty       int       NOT NULL,
  price     bigint    NOT NULL
);

CREATE INDEX order_line_by_order ON order_line (order_ref);

CREATE TABLE history (
  id         bigserial   PRIMARY KEY,
  topic      varchar     NOT NULL,
  payload    jsonb       NOT NULL,
  created_at timestamp with time zone DEFAULT now()
);

INSERT INTO stock (sku, on_hand, reserved) SELECT g.n, 2000000000, 0 FROM generate_series(1, 1000) AS g (n);
