// A small drawing of the kind of document. Not the scan, and not meant to look like one.
export type DocumentShape = "booklet" | "card" | "paper";

const drawings: Record<DocumentShape, string[]> = {
  booklet: ["M4 7h12v16H4z", "M20 9h20M20 13h13M20 17h17M20 21h9", "M4 29h44M4 33h44"],
  card: ["M4 9h12v16H4z", "M20 11h24M20 15h16M20 19h20M20 23h12M4 31h22"],
  paper: ["M14 3h24v35H14z", "M18 9h8M18 14h16M18 17h16M18 20h14M18 23h16M18 26h10"],
};

export function DocumentThumb({ shape }: { shape: DocumentShape }) {
  return (
    <svg className="thumb" viewBox="0 0 52 38" aria-hidden="true">
      {drawings[shape].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
