-- What one order takes at least: what a hold takes, and in a transaction of its own the order, its line, and what is told of it.
CREATE TABLE stock (
  sku     int    PRIMARY KEY,
  on_hand int    NOT NULL,
  reserved int   NOT NULL,
  version bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE reservation (
  id         bigserial   PRIMARY KEY,
  sku        int         NOT NULL,
  qty        int         NOT NULL,
  order_ref  text        NOT NULL,
  state      text        NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz DEFAULT now()
);

CREATE TABLE ledger (
  id     bigserial   PRIMARY KEY,
  sku    int         NOT NULL,
  delta  int         NOT NULL,
  reason text        NOT NULL,
  ref    text        NOT NULL,
  at     timestamptz DEFAULT now()
);

CREATE INDEX ON ledger (sku, id);

CREATE TABLE orders (
  id         bigserial   PRIMARY KEY,
  order_ref  text        UNIQUE NOT NULL,
  customer   text        NOT NULL,
  total      bigint      NOT NULL,
  state      text        NOT NULL,
  created_at timestamptz DEFAULT now()
);

CREATE TABLE order_line (
  id        bigserial PRIMARY KEY,
  order_ref text      NOT NULL,
  sku       int       NOT NULL,
  qty       int       NOT NULL,
  price     bigint    NOT NULL
);

CREATE INDEX ON order_line (order_ref);

CREATE TABLE history (
  id         bigserial   PRIMARY KEY,
  topic      text        NOT NULL,
  payload    jsonb       NOT NULL,
  created_at timestamptz DEFAULT now()
);

INSERT INTO stock (sku, on_hand, reserved) SELECT g.n, 2000000000, 0 FROM generate_series(1, 1000) AS g (n);
