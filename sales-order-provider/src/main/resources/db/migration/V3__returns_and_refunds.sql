-- Units that came back are counted by what became of them; those that are on their way are counted too.
ALTER TABLE order_line DROP CONSTRAINT what_was_shipped;
ALTER TABLE order_line DROP COLUMN returned;
ALTER TABLE order_line ADD COLUMN return_requested INT DEFAULT 0 NOT NULL CHECK (return_requested >= 0);
ALTER TABLE order_line ADD COLUMN restocked        INT DEFAULT 0 NOT NULL CHECK (restocked >= 0);
ALTER TABLE order_line ADD COLUMN written_off      INT DEFAULT 0 NOT NULL CHECK (written_off >= 0);
ALTER TABLE order_line ADD CONSTRAINT what_was_shipped CHECK (delivered <= shipped);
ALTER TABLE order_line ADD CONSTRAINT what_came_back CHECK (return_requested + restocked + written_off <= delivered);
ALTER TABLE order_line ADD CONSTRAINT what_is_paid_for CHECK (cancelled + credited <= quantity);

CREATE TABLE order_return (
  id           VARCHAR(40)  PRIMARY KEY,
  order_id     VARCHAR(40)  NOT NULL REFERENCES orders (id),
  request_hash VARCHAR(64)  NOT NULL,
  state        VARCHAR(20)  NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'REJECTED', 'RECEIVED')),
  reason       VARCHAR(500) NOT NULL,
  created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  decided_at   TIMESTAMP(6) WITH TIME ZONE,
  received_at  TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX order_return_by_order ON order_return (order_id);

CREATE TABLE order_return_line (
  return_id   VARCHAR(40) NOT NULL REFERENCES order_return (id),
  line_no     INT         NOT NULL,
  sku         VARCHAR(64) NOT NULL,
  quantity    INT         NOT NULL CHECK (quantity > 0),
  restocked   INT         NOT NULL CHECK (restocked >= 0),
  written_off INT         NOT NULL CHECK (written_off >= 0),
  dismissed   INT         NOT NULL CHECK (dismissed >= 0),
  PRIMARY KEY (return_id, line_no),
  CONSTRAINT what_was_requested CHECK (restocked + written_off + dismissed <= quantity)
);

CREATE TABLE return_receipt (
  id           VARCHAR(40) PRIMARY KEY,
  return_id    VARCHAR(40) NOT NULL REFERENCES order_return (id),
  request_hash VARCHAR(64) NOT NULL,
  received_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX return_receipt_by_return ON return_receipt (return_id);

CREATE TABLE return_receipt_line (
  receipt_id  VARCHAR(40) NOT NULL REFERENCES return_receipt (id),
  line_no     INT         NOT NULL,
  sku         VARCHAR(64) NOT NULL,
  quantity    INT         NOT NULL CHECK (quantity > 0),
  disposition VARCHAR(20) NOT NULL CHECK (disposition IN ('RESTOCK', 'WRITE_OFF', 'DISMISS')),
  PRIMARY KEY (receipt_id, line_no)
);

-- What is paid back at once comes out of one or more charges: the first refund lends all of them its id.
ALTER TABLE refund ADD COLUMN booking VARCHAR(40);
UPDATE refund SET booking = id;
ALTER TABLE refund ALTER COLUMN booking SET NOT NULL;
-- Null for a refund that nobody asked for: it followed from something else.
ALTER TABLE refund ADD COLUMN request_hash VARCHAR(64);
