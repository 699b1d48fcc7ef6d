-- Texts are bounded in Java by characters; the columns leave room for characters that count double.

CREATE TABLE product (
  id           varchar(64)                 NOT NULL,
  request_hash varchar(64)                 NOT NULL,
  name         varchar(400)                NOT NULL,
  search_name  varchar(1200)               NOT NULL,
  description  varchar(10000),
  category     varchar(200),
  status       varchar(16)                 NOT NULL,
  version      bigint                      NOT NULL,
  created_at   timestamp(6) with time zone NOT NULL,
  updated_at   timestamp(6) with time zone NOT NULL,
  CONSTRAINT product_pk PRIMARY KEY (id),
  CONSTRAINT product_status_known CHECK (status IN ('DRAFT', 'LISTED', 'DELISTED'))
);

CREATE INDEX product_by_age ON product (created_at, id);

CREATE TABLE sku (
  sku            varchar(64)    NOT NULL,
  product_id     varchar(64)    NOT NULL,
  position       integer        NOT NULL,
  attributes     varchar(60000) NOT NULL,
  price_amount   bigint         NOT NULL,
  price_currency varchar(3)     NOT NULL,
  CONSTRAINT sku_pk PRIMARY KEY (sku),
  CONSTRAINT sku_of_product FOREIGN KEY (product_id) REFERENCES product (id),
  CONSTRAINT sku_price_not_negative CHECK (price_amount >= 0)
);

CREATE INDEX sku_by_product ON sku (product_id, position);

-- How much there is of each SKU now. version is the seq of its latest movement.
CREATE TABLE stock_level (
  sku       varchar(64) NOT NULL,
  on_hand   bigint      NOT NULL,
  held      bigint      NOT NULL,
  committed bigint      NOT NULL,
  version   bigint      NOT NULL,
  CONSTRAINT stock_level_pk PRIMARY KEY (sku),
  CONSTRAINT stock_level_of_sku FOREIGN KEY (sku) REFERENCES sku (sku),
  CONSTRAINT stock_level_on_hand_in_range CHECK (on_hand >= 0 AND on_hand <= 1000000000000),
  CONSTRAINT stock_level_held_not_negative CHECK (held >= 0),
  CONSTRAINT stock_level_committed_not_negative CHECK (committed >= 0),
  CONSTRAINT stock_level_available_not_negative CHECK (on_hand - held - committed >= 0)
);

-- The ledger, append-only: every change of a level, with the balances after it.
CREATE TABLE movement (
  sku             varchar(64)                 NOT NULL,
  seq             bigint                      NOT NULL,
  type            varchar(16)                 NOT NULL,
  on_hand_delta   bigint                      NOT NULL,
  held_delta      bigint                      NOT NULL,
  committed_delta bigint                      NOT NULL,
  on_hand         bigint                      NOT NULL,
  held            bigint                      NOT NULL,
  committed       bigint                      NOT NULL,
  actor           varchar(400)                NOT NULL,
  reference       varchar(400)                NOT NULL,
  at              timestamp(6) with time zone NOT NULL,
  CONSTRAINT movement_pk PRIMARY KEY (sku, seq)
);

-- What is remembered of each order, also of those that never held anything: the version of the state its stock is in,
-- and, while that state is a hold, the hash of the request that it answers.
CREATE TABLE order_stock (
  order_id      varchar(64)                 NOT NULL,
  stock_version bigint                      NOT NULL,
  request_hash  varchar(128),
  created_at    timestamp(6) with time zone NOT NULL,
  CONSTRAINT order_stock_pk PRIMARY KEY (order_id)
);

CREATE INDEX order_stock_by_age ON order_stock (created_at, order_id);

-- The units of one SKU that one order ever held, by what became of them.
CREATE TABLE reservation (
  order_id    varchar(64)  NOT NULL,
  sku         varchar(64)  NOT NULL,
  name        varchar(400) NOT NULL,
  unit_price  bigint       NOT NULL,
  currency    varchar(3)   NOT NULL,
  held        bigint       NOT NULL,
  committed   bigint       NOT NULL,
  shipped     bigint       NOT NULL,
  released    bigint       NOT NULL,
  restocked   bigint       NOT NULL,
  written_off bigint       NOT NULL,
  CONSTRAINT reservation_pk PRIMARY KEY (order_id, sku),
  CONSTRAINT reservation_not_negative CHECK (
    held >= 0 AND committed >= 0 AND shipped >= 0 AND released >= 0 AND restocked >= 0 AND written_off >= 0),
  CONSTRAINT reservation_returns_had_shipped CHECK (restocked + written_off <= shipped)
);

-- Reconciliation adds up what the orders hold of a SKU.
CREATE INDEX reservation_by_sku ON reservation (sku);

-- Adjustments by their derived id, so that a repeat finds the movement that the first one made.
CREATE TABLE adjustment (
  id           varchar(64) NOT NULL,
  sku          varchar(64) NOT NULL,
  seq          bigint      NOT NULL,
  request_hash varchar(64) NOT NULL,
  CONSTRAINT adjustment_pk PRIMARY KEY (id),
  CONSTRAINT adjustment_has_movement FOREIGN KEY (sku, seq) REFERENCES movement (sku, seq)
);
