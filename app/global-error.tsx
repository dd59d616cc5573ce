// A fault in the document itself, where not even the layout could be drawn.
"use client";
import "./globals.css";
import type { FaultProps } from "@/components/shell/fault-state";
import ErrorPage from "./error";

export default function GlobalError(props: FaultProps) {
  return (
    <html lang="en">
      <body>
        <title>This did not work · Dossier</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
