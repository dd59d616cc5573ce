// Sends one file. XMLHttpRequest, because fetch does not tell how much has left.
"use client";

export type Sent =
  | { kind: "stored"; id: string; isKnown: boolean }
  | { kind: "refused"; words: string }
  | { kind: "failed"; words: string }
  | { kind: "cancelled" };

export interface Sending {
  done: Promise<Sent>;
  cancel: () => void;
}

const lost = "The line broke. Nothing was stored.";

function readAnswer(status: number, text: string): Sent {
  let body: { id?: string; isKnown?: boolean; message?: string } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    return { kind: "failed", words: lost };
  }
  if (status < 300 && body.id) return { kind: "stored", id: body.id, isKnown: body.isKnown === true };
  const words = body.message ?? lost;
  return { kind: [413, 422].includes(status) ? "refused" : "failed", words };
}

/** `fields` go before the file, as the server reads them in passing. `tell`: the part that has left, from 0 to 1. */
export function sendFile(
  action: string,
  fields: Record<string, string>,
  file: File,
  tell: (sent: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append("file", file);
  const done = new Promise<Sent>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ kind: "failed", words: lost });
    request.onabort = () => resolve({ kind: "cancelled" });
  });
  request.open("POST", action);
  request.setRequestHeader("Accept", "application/json");
  request.send(data);
  return { done, cancel: () => request.abort() };
}
