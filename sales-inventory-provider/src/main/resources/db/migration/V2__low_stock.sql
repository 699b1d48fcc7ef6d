-- Below how many available units a SKU counts as low; null if nobody wants to know.
ALTER TABLE stock_level ADD COLUMN low_stock_threshold bigint;
ALTER TABLE stock_level ADD CONSTRAINT stock_level_threshold_positive CHECK (low_stock_threshold > 0);

-- The movements that crossed a threshold. position is given when one is first read: what commits late comes late.
CREATE TABLE low_stock_event (
  sku       varchar(64)                 NOT NULL,
  seq       bigint                      NOT NULL,
  type      varchar(16)                 NOT NULL,
  available bigint                      NOT NULL,
  threshold bigint                      NOT NULL,
  at        timestamp(6) with time zone NOT NULL,
  position  bigint,
  CONSTRAINT low_stock_event_pk PRIMARY KEY (sku, seq),
  CONSTRAINT low_stock_event_is_movement FOREIGN KEY (sku, seq) REFERENCES movement (sku, seq),
  CONSTRAINT low_stock_event_type_known CHECK (type IN ('FELL_BELOW', 'ROSE_BACK')),
  CONSTRAINT low_stock_event_position_once UNIQUE (position)
);

-- One row, whose lock lets readers number events one after the other.
CREATE TABLE low_stock_numbering (
  id            integer NOT NULL,
  last_position bigint  NOT NULL,
  CONSTRAINT low_stock_numbering_pk PRIMARY KEY (id),
  CONSTRAINT low_stock_numbering_one CHECK (id = 1)
);
INSERT INTO low_stock_numbering (id, last_position) VALUES (1, 0);
