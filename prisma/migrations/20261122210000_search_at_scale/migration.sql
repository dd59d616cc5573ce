-- Searches among ten million customers: see lib/customers/README.md for which question each index answers.

-- Byte order everywhere: one index then answers an exact number, its beginning, and "the next ones in order", whatever
-- the database sorts by. It carries the phone, so that a walk along it never touches the customers themselves.
DROP INDEX customer_number_key, customer_number_prefix_idx;
ALTER TABLE customer_version ALTER COLUMN customer_number TYPE text COLLATE "C";
CREATE UNIQUE INDEX customer_number_key ON customer_version (bank_id, customer_number)
  INCLUDE (mobile_phone_number, phone_digits) WHERE superseded_at IS NULL;

-- Beginnings and ends of a phone's digits, in byte order.
CREATE INDEX customer_phone_digits_idx ON customer_version (bank_id, phone_digits text_pattern_ops) WHERE superseded_at IS NULL;
CREATE INDEX customer_phone_ending_idx ON customer_version (bank_id, reverse(phone_digits) text_pattern_ops) WHERE superseded_at IS NULL;

-- Three digits in a row, anywhere. What was written since the last clean-up is read whole by each search: half a
-- megabyte of it, not four. The other two cost a third of an insert and answer nothing that those here do not.
DROP INDEX customer_phone_trgm, customer_phone_digits_trgm, customer_name_trgm;
CREATE INDEX customer_phone_digits_trgm ON customer_version USING gin (phone_digits gin_trgm_ops)
  WITH (gin_pending_list_limit = 512) WHERE superseded_at IS NULL;

-- The few "numbers" with letters and signs in them that no pattern of digits finds.
CREATE INDEX customer_phone_odd_idx ON customer_version (bank_id, customer_number)
  WHERE superseded_at IS NULL AND mobile_phone_number ~ '[^0-9+ ()./-]';

-- Names: whole and from their beginning (as much of them as an index takes), and by each of their words.
CREATE INDEX customer_name_idx ON customer_version (bank_id, left(name_folded, 100) text_pattern_ops) WHERE superseded_at IS NULL;
CREATE INDEX customer_name_words_idx ON customer_version USING gin (string_to_array(name_folded, ' '))
  WITH (gin_pending_list_limit = 512) WHERE superseded_at IS NULL;

-- Every word that stands in a name of the bank, once: a typing error is looked for among these, not among the customers.
CREATE TABLE customer_name_word (
  bank_id text NOT NULL,
  word    text NOT NULL,
  PRIMARY KEY (bank_id, word)
);
CREATE INDEX customer_name_word_trgm ON customer_name_word USING gin (word gin_trgm_ops) WITH (gin_pending_list_limit = 512);

CREATE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- In order, so that two writers of the same new words do not wait for each other in a circle.
  INSERT INTO customer_name_word (bank_id, word)
  SELECT DISTINCT made.bank_id, w.word FROM made, unnest(string_to_array(name_folded, ' ')) AS w (word)
  WHERE w.word <> '' AND octet_length(w.word) <= 2400
    AND NOT EXISTS (SELECT FROM customer_name_word k WHERE k.bank_id = made.bank_id AND k.word = w.word)
  ORDER BY made.bank_id, w.word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER customer_version_words AFTER INSERT ON customer_version
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words();

INSERT INTO customer_name_word (bank_id, word)
SELECT DISTINCT bank_id, word FROM customer_version, unnest(string_to_array(name_folded, ' ')) AS word
WHERE superseded_at IS NULL AND word <> '' AND octet_length(word) <= 2400;
