-- Documents that run out: what type two documents share, which is the one that counts, and the tasks that officers get.

-- The same as documentTypeKey in lib/kyc/document-types.ts; a test holds the two together.
CREATE FUNCTION dossier_document_key(type text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN bare IN ('identitycard', 'idcard', 'id', 'nationalid', 'nationalidcard', 'nationalidentitycard', 'personalausweis') THEN 'identity_card'
    WHEN bare IN ('passport', 'reisepass', 'travelpassport') THEN 'passport'
    WHEN bare IN ('residencepermit', 'permitofresidence', 'aufenthaltstitel') THEN 'residence_permit'
    WHEN bare IN ('drivinglicence', 'driverslicense', 'driverlicense', 'driverslicence', 'drivinglicense') THEN 'driving_licence'
    WHEN bare IN ('proofofaddress', 'utilitybill', 'addressproof') THEN 'proof_of_address'
    WHEN bare = 'refugeetraveldocument' THEN 'refugee_travel_document'
    WHEN bare = 'birthcertificate' THEN 'birth_certificate'
    WHEN bare = 'taxdocument' THEN 'tax_document'
    ELSE bare END
  FROM (SELECT regexp_replace(lower(coalesce(type, '')), '[^[:alnum:]]', '', 'g') AS bare) spelled
$$;

-- What expires when: the list of a bank, in the order of its pages.
CREATE INDEX kyc_document_expiry_idx ON kyc_document (bank_id, expiry_date, customer_id, id)
  WHERE superseded_at IS NULL AND expiry_date IS NOT NULL;

-- Work for an officer. One row for each rung (90, 60, 30, 7, 0 days) of each expiry date of a document, whoever asks
-- how often: the unique key is what makes it exactly once.
CREATE TABLE task (
  id              text PRIMARY KEY,
  bank_id         text NOT NULL,
  customer_id     text NOT NULL,
  document_id     text NOT NULL,
  expiry_date     date NOT NULL,
  rung            integer NOT NULL CHECK (rung IN (90, 60, 30, 7, 0)),
  created_at      timestamptz(3) NOT NULL,
  -- Null: nobody's, so that any officer of the bank may take it.
  assigned_to     text REFERENCES person (id),
  closed_at       timestamptz(3),
  -- Null when it closed by itself.
  closed_by       text REFERENCES person (id),
  -- overtaken: the next rung has its own; superseded: the document was replaced, changed or is gone.
  closed_because  text CHECK (closed_because IN ('done', 'overtaken', 'superseded')),
  UNIQUE (bank_id, customer_id, document_id, expiry_date, rung),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id),
  CHECK ((closed_at IS NULL) = (closed_because IS NULL)),
  CHECK ((closed_by IS NOT NULL) = (closed_because IS NOT DISTINCT FROM 'done'))
);
CREATE INDEX task_open_idx ON task (bank_id, expiry_date, id) WHERE closed_at IS NULL;
CREATE INDEX task_open_document_idx ON task (bank_id, customer_id, document_id) WHERE closed_at IS NULL;
