// Countries (or other named codes) inside a select, the empty choice first.
export interface Country {
  value: string;
  label: string;
}

export function CountryOptions({ countries, none }: { countries: readonly Country[]; none: string }) {
  return (
    <>
      <option value="">{none}</option>
      {countries.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}
