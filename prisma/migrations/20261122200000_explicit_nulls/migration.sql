-- A client may say outright that a text is not known (null), which is not the same as an empty one: it comes back as
-- it was sent. A tax residence without a number or a country is still the same one twice.
ALTER TABLE address
  ALTER COLUMN line_1 DROP NOT NULL, ALTER COLUMN line_2 DROP NOT NULL, ALTER COLUMN line_3 DROP NOT NULL,
  ALTER COLUMN city DROP NOT NULL, ALTER COLUMN county DROP NOT NULL, ALTER COLUMN state DROP NOT NULL,
  ALTER COLUMN postcode DROP NOT NULL, ALTER COLUMN country_code DROP NOT NULL, ALTER COLUMN status DROP NOT NULL;

ALTER TABLE tax_residence ALTER COLUMN domain DROP NOT NULL, ALTER COLUMN tax_number DROP NOT NULL;
DROP INDEX tax_residence_number_key;
CREATE UNIQUE INDEX tax_residence_number_key ON tax_residence (bank_id, customer_id, domain, tax_number)
  NULLS NOT DISTINCT WHERE superseded_at IS NULL;

ALTER TABLE customer_version ALTER COLUMN legal_name DROP NOT NULL, ALTER COLUMN mobile_phone_number DROP NOT NULL;
