-- What one order takes beside its hold (plain-holds.sql), in a transaction of its own: the order, its line, what is told of it.
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
