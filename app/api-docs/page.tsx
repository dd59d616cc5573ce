// The API's reference: every endpoint by tag, with examples, roles and errors. Drawn here, from the routes table itself.
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { OperationCard } from "@/app/api-docs/operation-card";
import { listOperations, listTags } from "@/lib/obp/docs/reference";

export const metadata: Metadata = { title: "API reference" };

type Props = { searchParams: Promise<{ tag?: string | string[] }> };

export default async function ApiDocsPage({ searchParams }: Props) {
  const { tag = "KYC" } = await searchParams;
  const operations = typeof tag === "string" ? listOperations(tag) : [];
  if (operations.length === 0) notFound();
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-[1080px] grid-cols-1 gap-6 p-4 wrap-anywhere">
      <header className="grid gap-2">
        <h1>API reference</h1>
        <p>
          Dossier answers the Open Bank Project’s v5.1.0 addresses, and the same under every version from
          v2.0.0 on.
        </p>
        <p className="flex flex-wrap gap-4">
          <a href="/obp/v5.1.0/resource-docs/v5.1.0/openapi">OpenAPI 3.1</a>
          <a href="/obp/v5.1.0/resource-docs/v5.1.0/swagger">Swagger 2.0</a>
          <a href="/obp/v5.1.0/resource-docs/v5.1.0/obp">resource-docs</a>
        </p>
      </header>
      <LogIn />
      <nav aria-label="Tags" className="flex flex-wrap gap-2">
        {listTags().map(({ tag: name, count }) => (
          <Link
            key={name}
            className="chip"
            href={{ pathname: "/api-docs", query: { tag: name } }}
            aria-current={name === tag ? "true" : undefined}
          >
            {name} <span className="count">{count}</span>
          </Link>
        ))}
      </nav>
      <ul className="grid grid-cols-1 gap-4">
        {operations.map((operation) => (
          <li key={operation.id}>
            <OperationCard operation={operation} />
          </li>
        ))}
      </ul>
    </main>
  );
}

/** How a program gets in. */
function LogIn() {
  return (
    <section className="card" aria-labelledby="log-in">
      <div className="card-head">
        <h2 id="log-in">Log in</h2>
      </div>
      <div className="card-body grid gap-3">
        <p>
          DirectLogin gives a token for a person’s e-mail and password and your program’s consumer key, which
          an administrator gives you. The token lasts four weeks and stops as soon as it is revoked.
        </p>
        <pre className="mono whitespace-pre-wrap wrap-anywhere">
          {`curl -X POST https://YOUR-DOSSIER/my/logins/direct \\
  -H 'DirectLogin: username=E-MAIL,password=PASSWORD,consumer_key=KEY'

curl https://YOUR-DOSSIER/obp/v5.1.0/users/current -H 'DirectLogin: token=TOKEN'`}
        </pre>
      </div>
    </section>
  );
}
