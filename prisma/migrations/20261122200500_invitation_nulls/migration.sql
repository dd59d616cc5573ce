-- What a client said outright is not known of an invitee comes back as it was sent.
ALTER TABLE user_invitation ALTER COLUMN first_name DROP NOT NULL, ALTER COLUMN last_name DROP NOT NULL,
  ALTER COLUMN email DROP NOT NULL, ALTER COLUMN company DROP NOT NULL, ALTER COLUMN country DROP NOT NULL;
