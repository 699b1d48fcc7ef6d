-- Which notifications were taken in, so that a repeat does nothing more. Forgotten after some days.
CREATE TABLE payment_notification (
  provider        VARCHAR(40)  NOT NULL,
  notification_id VARCHAR(128) NOT NULL,
  received_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (provider, notification_id)
);

CREATE INDEX payment_notification_by_time ON payment_notification (received_at);

-- Money that the payment provider speaks of and that is not what was asked for: booked by nobody, until a person has
-- looked at it.
CREATE TABLE payment_quarantine (
  id                VARCHAR(40)  PRIMARY KEY,
  provider          VARCHAR(40)  NOT NULL,
  subject           VARCHAR(10)  NOT NULL CHECK (subject IN ('CHARGE', 'REFUND')),
  subject_id        VARCHAR(40)  NOT NULL,
  order_id          VARCHAR(40)  NOT NULL REFERENCES orders (id),
  source            VARCHAR(20)  NOT NULL CHECK (source IN ('ANSWER', 'NOTIFICATION')),
  expected_amount   BIGINT       NOT NULL,
  expected_currency CHAR(3)      NOT NULL,
  found_amount      BIGINT       NOT NULL,
  found_currency    VARCHAR(10)  NOT NULL,
  excerpt           VARCHAR(500),
  since             TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX payment_quarantine_by_time ON payment_quarantine (since, id);
