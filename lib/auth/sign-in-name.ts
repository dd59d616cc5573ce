// The one form of an e-mail as a sign-in name: what is looked up and what the brake counts must never differ.

/** E-mails longer than this belong to nobody here. */
export const longestEmail = 200;

/** The same text for every way of writing one name: case, spaces around it, compatibility forms such as "＠" or "Ａ". */
export const signInName = (email: string): string =>
  email.slice(0, 1_000).normalize("NFKC").trim().toLowerCase();

/** Whether anybody can have this name: the database keeps neither control characters nor halves of characters. */
export const canBeName = (name: string): boolean =>
  name.length > 0 && name.length <= longestEmail && !/[\p{Cc}\p{Cs}]/u.test(name);
