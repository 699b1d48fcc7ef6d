-- What one hold takes at least: a level, a reservation, a line in a ledger.
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

INSERT INTO stock SELECT g, 2000000000, 0 FROM generate_series(1, 1000) g;
