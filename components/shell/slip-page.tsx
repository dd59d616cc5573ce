// The page of somebody invited: one column, large text, the button at the thumb.
import type { ReactNode } from "react";

/** `children` is a form or text; `foot` holds the main button and the way back. */
export function SlipPage({
  bankId,
  step,
  title,
  lede,
  children,
  foot,
}: {
  bankId?: string;
  step?: { at: number; of: 3 };
  /** Left out where the children have headings of their own. */
  title?: string;
  lede?: ReactNode;
  children?: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="slip">
      <header>
        <span className="bank-mark" aria-hidden="true">
          {(bankId ?? "dossier").slice(0, 2)}
        </span>
        <b>{bankId ?? "Dossier"}</b>
      </header>
      <main id="main" tabIndex={-1} className="flex grow flex-col">
        {step && (
          <>
            <div className="progress" aria-hidden="true">
              {[1, 2, 3].map((at) => (
                <i key={at} className={at <= step.at ? "on" : undefined} />
              ))}
            </div>
            <p className="meta">
              Step {step.at} of {step.of}
            </p>
          </>
        )}
        {title && <h1>{title}</h1>}
        {lede && <p className="lede">{lede}</p>}
        {children}
      </main>
      {foot && <footer>{foot}</footer>}
    </div>
  );
}
