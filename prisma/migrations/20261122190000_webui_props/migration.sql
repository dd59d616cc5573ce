-- OBP's webui_props: texts that an administrator may set, above all those of the invitation mails.
CREATE TABLE webui_prop (
  id          text PRIMARY KEY,
  name        text NOT NULL UNIQUE CHECK (name LIKE 'webui\_%'),
  value       text NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  updated_at  timestamptz(3) NOT NULL,
  updated_by  text NOT NULL REFERENCES person (id)
);
