-- The vault: what is known of an uploaded file. Its bytes lie encrypted in the file store; the KYC medium of the same id
-- (kyc_media) says what it shows and what it belongs to.
CREATE TABLE stored_file (
  bank_id          text NOT NULL,
  customer_id      text NOT NULL,
  medium_id        text NOT NULL CHECK (medium_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  -- As the sender named it, made harmless for display; never part of a path.
  original_name    text NOT NULL CHECK (length(original_name) BETWEEN 1 AND 200),
  claimed_type     text NOT NULL,
  real_type        text NOT NULL,
  bytes            integer NOT NULL CHECK (bytes > 0),
  sha256           text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- What is shown: pictures made from the original. A video is shown as it is, and has no rendition of its own.
  rendition_type   text NOT NULL,
  rendition_bytes  integer CHECK (rendition_bytes > 0),
  rendition_sha256 text CHECK (rendition_sha256 ~ '^[0-9a-f]{64}$'),
  -- [{offset, bytes, width, height}]: where each page's JPEG lies in the rendition.
  pages            jsonb NOT NULL DEFAULT '[]',
  thumbnail_bytes  integer CHECK (thumbnail_bytes > 0),
  thumbnail_sha256 text CHECK (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  flags            text[] NOT NULL DEFAULT '{}',
  scan             text NOT NULL CHECK (scan IN ('clean', 'not_scanned', 'pending', 'infected')),
  scan_detail      text NOT NULL DEFAULT '',
  scanned_at       timestamptz(3),
  wrapped_key      text NOT NULL,
  key_id           text NOT NULL,
  uploaded_at      timestamptz(3) NOT NULL,
  uploaded_by      text NOT NULL REFERENCES person (id),
  PRIMARY KEY (bank_id, customer_id, medium_id),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id),
  CHECK ((rendition_bytes IS NULL) = (rendition_sha256 IS NULL)),
  CHECK ((thumbnail_bytes IS NULL) = (thumbnail_sha256 IS NULL))
);
-- What one person uploaded in a day; what still waits for the scanner; what an old key still wraps.
CREATE INDEX stored_file_uploader_idx ON stored_file (uploaded_by, uploaded_at);
CREATE INDEX stored_file_pending_idx ON stored_file (uploaded_at) WHERE scan = 'pending';
CREATE INDEX stored_file_key_idx ON stored_file (key_id);

-- Which bytes a medium has never changes, and the row is kept: only the scanner's verdict and the wrapping of its key do.
CREATE FUNCTION keep_stored_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changing text[] := ARRAY['scan', 'scan_detail', 'scanned_at', 'wrapped_key', 'key_id'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'stored_file is kept: supersede the medium instead';
  END IF;
  IF to_jsonb(NEW) - changing IS DISTINCT FROM to_jsonb(OLD) - changing THEN
    RAISE EXCEPTION 'stored_file: the bytes of a medium never change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stored_file_kept BEFORE UPDATE OR DELETE ON stored_file
  FOR EACH ROW EXECUTE FUNCTION keep_stored_file();
