// A country's two letters on a plate. The name stands beside it, or is given for screen readers.
export function Country({ code, name }: { code: string; name?: string }) {
  return (
    <span className="country" title={name}>
      {code}
      {name && <span className="sr-only"> {name}</span>}
    </span>
  );
}
