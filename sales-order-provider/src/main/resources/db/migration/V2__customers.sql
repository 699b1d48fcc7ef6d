CREATE TABLE customer (
  id            VARCHAR(40)  PRIMARY KEY,
  email         VARCHAR(254) NOT NULL,
  -- The address as it is compared: without regard to case and to ways of writing the same character.
  email_key     VARCHAR(1000) NOT NULL UNIQUE,
  password_hash VARCHAR(200) NOT NULL,
  name          VARCHAR(200) NOT NULL,
  phone         VARCHAR(50),
  addresses     TEXT         NOT NULL,
  role          VARCHAR(20)  NOT NULL CHECK (role IN ('CUSTOMER', 'STAFF', 'ADMIN')),
  created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version       BIGINT       NOT NULL
);

CREATE TABLE session (
  id          VARCHAR(40) PRIMARY KEY,
  customer_id VARCHAR(40) NOT NULL REFERENCES customer (id),
  created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  ended_at    TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX session_by_customer ON session (customer_id);

-- Only hashes: whoever reads the table cannot sign in with it.
CREATE TABLE refresh_token (
  hash       VARCHAR(64) PRIMARY KEY,
  session_id VARCHAR(40) NOT NULL REFERENCES session (id),
  used_at    TIMESTAMP(6) WITH TIME ZONE
);
