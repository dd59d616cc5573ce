// The document around every page: language, title, theme, skip link.
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { themeCookie, themeOf } from "@/components/shell/theme";
import { env } from "@/lib/core/env";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Dossier", template: "%s · Dossier" },
  description: "The KYC back office",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
  // Phone numbers and dates in a customer's file are facts to read, not links to guess.
  formatDetection: { telephone: false, date: false, email: false, address: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered at build time has no nonce, and its scripts would all be refused: every page waits for a request.
  await connection();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
        {env().DEMO === "1" && <p className="demo demo-corner">Demo data</p>}
      </body>
    </html>
  );
}
