-- A session outlives its account for a while: it is removed in the background, a few at a time.
DROP INDEX session_by_customer;
ALTER TABLE session ADD COLUMN owner_id VARCHAR(40);
UPDATE session SET owner_id = customer_id;
ALTER TABLE session ALTER COLUMN owner_id SET NOT NULL;
ALTER TABLE session DROP COLUMN customer_id;
CREATE INDEX session_by_owner ON session (owner_id, created_at);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE INDEX session_by_end ON session (ended_at);
CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

-- Sessions that were ended while access tokens of theirs may still run. position is given when one is first read: what commits
-- late comes late.
CREATE TABLE ended_session (
  id       VARCHAR(40) PRIMARY KEY,
  ended_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  position BIGINT UNIQUE
);

CREATE INDEX ended_session_by_time ON ended_session (ended_at);

-- One row, whose lock lets readers number ended sessions one after the other.
CREATE TABLE ended_session_numbering (
  id            INT    PRIMARY KEY CHECK (id = 1),
  last_position BIGINT NOT NULL
);
INSERT INTO ended_session_numbering (id, last_position) VALUES (1, 0);

-- Attempts to sign in that did not succeed, as the time at which the last of them will have worn off. Only digests: people type
-- all sorts of things into a form.
CREATE TABLE sign_in_attempts (
  subject  VARCHAR(64) PRIMARY KEY,
  worn_off TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX sign_in_attempts_by_time ON sign_in_attempts (worn_off);

-- People whose accounts are gone, and whose orders may still say who they were.
CREATE TABLE departed_customer (
  id          VARCHAR(40) PRIMARY KEY,
  departed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  due         TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX departed_customer_due ON departed_customer (due);

ALTER TABLE orders ADD COLUMN anonymised_at TIMESTAMP(6) WITH TIME ZONE;
