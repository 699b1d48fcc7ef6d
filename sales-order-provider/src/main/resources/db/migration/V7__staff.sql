-- Since when somebody may not sign in any more; NULL for everybody else.
ALTER TABLE customer ADD COLUMN disabled_at TIMESTAMP(6) WITH TIME ZONE;

-- Staff among many customers.
CREATE INDEX customer_by_role ON customer (role, created_at, id);

-- What staff did, append-only: written in the transaction of what was done. Facts are JSON objects of short texts.
CREATE TABLE audit_entry (
  id           VARCHAR(40)  NOT NULL PRIMARY KEY,
  at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  actor        VARCHAR(400) NOT NULL,
  role         VARCHAR(20)  NOT NULL,
  action       VARCHAR(40)  NOT NULL,
  subject      VARCHAR(400) NOT NULL,
  before_facts TEXT         NOT NULL,
  after_facts  TEXT         NOT NULL
);

CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor, at, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, at, id);
