-- A mail may belong to no bank and be about nobody's account (an answer at system level): nobody but its reader sees it.
ALTER TABLE mail DROP CONSTRAINT mail_about_check;
ALTER TABLE mail ADD CONSTRAINT mail_about_check CHECK (num_nonnulls(bank_id, person_id) <= 1);
