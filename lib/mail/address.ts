// An e-mail address that means one mailbox to every mail program: plain letters, no quotes, no comments, no lists. Pure.

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether we send there. Quoted names ("e@attacker.com"@victim.com), fullwidth or look-alike letters, line breaks and
 * comma lists are read in different ways by different programs (GHSA-5jpx, GHSA-7rqj): none of them is sent to.
 */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || text.length > 200 || name.length > 64) return false;
  const labels = domain.split(".");
  const isDomain = labels.length > 1 && labels.every((one) => label.test(one));
  return local.test(name) && isDomain && !/^\d+$/.test(labels.at(-1) ?? "");
}

/** `Name <address>` or a bare address, taken apart; null when there is no address in it that can send. */
export function readSender(text: string): { name: string; address: string } | null {
  const [, name = "", inside] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = (inside ?? text).trim();
  const plain = name.replace(/["\p{Cc}]/gu, "").trim();
  const isAddress = isMailAddress(address) || /^[A-Za-z0-9._-]+@localhost$/.test(address);
  return isAddress ? { name: plain, address } : null;
}
