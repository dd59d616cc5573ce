// The three ways of finding nobody, in three different texts.
import type { ReactNode } from "react";
import { Blank, type Hint } from "@/components/ui/empty";
import type { SearchKind } from "./search-box";

const tryNumber: Hint = { icon: "hash", text: "Try the customer number, or its beginning:", example: "5987" };
const tryPhone: Hint = { icon: "phone", text: "Try a part of the phone number:", example: "%444%" };
const tryName: Hint = { icon: "user", text: "Try the legal name, or its beginning:", example: "tri" };
const otherBanks: Hint = {
  icon: "landmark",
  text: "Customers of banks where you hold no role are never found here",
};

const nothing: Record<SearchKind, { has: string; lede: string; hints: Hint[] }> = {
  name: {
    has: "this name",
    lede: "Accents and small typing errors were already forgiven.",
    hints: [tryNumber, tryPhone, otherBanks],
  },
  phone: {
    has: "this phone number",
    lede: "It was sought as it is written, and by its digits alone.",
    hints: [tryNumber, tryName, otherBanks],
  },
  number: {
    has: "this customer number",
    lede: "It was sought as a whole number and as the beginning of one.",
    hints: [tryPhone, tryName, otherBanks],
  },
};

/** `where` is a bank's id, or "your banks". `clear` leads back to the empty search. */
export function NobodyFound({ kind, where, clear }: { kind: SearchKind; where: string; clear?: ReactNode }) {
  const { has, lede, hints } = nothing[kind];
  return (
    <Blank title={`Nobody at ${where} has ${has}`} hints={hints} action={clear}>
      {lede}
    </Blank>
  );
}

/** Nothing was read: the text says so. */
export function TooBroad() {
  const hints: Hint[] = [
    { icon: "phone", text: "Three digits or more find a phone:", example: "%444%" },
    { icon: "hash", text: "Four digits or more find a customer number:", example: "5987" },
    { icon: "user", text: "Three letters or more find a name:", example: "tri" },
  ];
  return (
    <Blank title="Too many to be useful" hints={hints}>
      This finds nearly everybody, or nearly everybody must be looked at to find a few. Nothing is listed and
      nobody’s data was read.
    </Blank>
  );
}

/** What finds phones and names is made when all the rows are there. */
export function ImportUnderWay() {
  return (
    <Blank title="Customers are being imported" hints={[tryNumber]}>
      Whoever comes with this import is found by phone and name when all of its customers are there.
    </Blank>
  );
}

export function MayNotSearch({ role, bankId }: { role: string; bankId?: string }) {
  return (
    <Blank title="You may not search customers">
      It needs the role <b className="mono">{role}</b>
      {bankId ? ` at ${bankId}` : " at a bank"}. Your bank’s administrator can grant it. Nothing was searched.
    </Blank>
  );
}
