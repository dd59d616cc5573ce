// One endpoint of the reference: what it does at a glance, the rest behind a disclosure that needs no script.
import { Tag } from "@/components/ui/badge";
import type { Operation } from "@/lib/obp/docs/reference";

export function OperationCard({ operation }: { operation: Operation }) {
  const { id, verb, path, firstPath, summary, about, roles, isAnonymous, standing, errors } = operation;
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{summary}</h2>
        <Tag>{isAnonymous ? "no log-in" : "DirectLogin"}</Tag>
      </div>
      <div className="card-body grid gap-3">
        <p className="mono wrap-anywhere">
          <strong>{verb}</strong> {path}
        </p>
        {about.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {roles.length > 0 && (
          <p>
            Role: <span className="mono wrap-anywhere">{roles.join(" or ")}</span>
          </p>
        )}
        <details>
          <summary className="linkish">Examples and errors</summary>
          <div className="mt-3 grid gap-3">
            <p className="meta wrap-anywhere">
              {id}, first at <span className="mono">{firstPath}</span>
            </p>
            {standing.map((line) => (
              <p key={line} className="meta">
                {line}
              </p>
            ))}
            <Example title={`Body: ${operation.bodyName ?? ""}`} json={operation.body} />
            <Example title={`Answer: ${operation.success}`} json={operation.answer} />
            <h3>Errors</h3>
            <ul className="grid gap-1">
              {errors.map((error) => (
                <li key={error} className="wrap-anywhere">
                  {error}
                </li>
              ))}
            </ul>
          </div>
        </details>
      </div>
    </section>
  );
}

function Example({ title, json }: { title: string; json: string | null }) {
  if (json === null) return null;
  return (
    <>
      <h3>{title}</h3>
      <pre className="mono whitespace-pre-wrap wrap-anywhere">{json}</pre>
    </>
  );
}
