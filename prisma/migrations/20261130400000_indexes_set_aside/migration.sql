-- What an import of very many customers took away to write its rows, and how to make it again: see decision 0010.
CREATE TABLE index_set_aside (
  name         text PRIMARY KEY,
  -- Statements.
  definition   text NOT NULL,
  set_aside_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Each word is looked up once for all the rows of a statement; not at all while what finds words stands aside: then all
-- are gathered before it is made again, and whoever writes waits for that or comes after it.
CREATE OR REPLACE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM index_set_aside WHERE name = 'customer_name_word_trgm') THEN RETURN NULL; END IF;
  -- In order, so that two writers of the same new words do not wait for each other in a circle.
  INSERT INTO customer_name_word (bank_id, word)
  SELECT bank_id, word FROM (
    SELECT DISTINCT made.bank_id, w.word FROM made, unnest(string_to_array(translate(name_folded, '-', ' '), ' ')) AS w (word)
    WHERE w.word <> '' AND octet_length(w.word) <= 2400) d
  WHERE NOT EXISTS (SELECT FROM customer_name_word k WHERE k.bank_id = d.bank_id AND k.word = d.word)
  ORDER BY bank_id, word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- Smith-Jones are two words: a name is found by either, and ten million customers have half as many different ones.
DROP INDEX customer_name_words_idx;
CREATE OR REPLACE FUNCTION dossier_name_words(bank_id text, name_folded text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT array_agg(bank_id || ' ' || word)
    FROM unnest(string_to_array(translate(name_folded, '-', ' '), ' ')) AS word WHERE word <> '' $$;
CREATE INDEX customer_name_words_idx ON customer_version USING gin (dossier_name_words(bank_id, name_folded))
  WITH (gin_pending_list_limit = 512) WHERE superseded_at IS NULL;
DELETE FROM customer_name_word;
INSERT INTO customer_name_word (bank_id, word)
SELECT DISTINCT bank_id, word FROM customer_version, unnest(string_to_array(translate(name_folded, '-', ' '), ' ')) AS word
WHERE superseded_at IS NULL AND word <> '' AND octet_length(word) <= 2400;

-- Five equal digits in a row are one trigram, which a hundred thousand of ten million have: the few numbers with such a run.
-- Joined to nothing, so that no plan asks the trigrams of all the others first.
CREATE INDEX customer_phone_runs_idx ON customer_version (bank_id, customer_number)
  WHERE superseded_at IS NULL AND (phone_digits || '') ~ '00000|11111|22222|33333|44444|55555|66666|77777|88888|99999';
