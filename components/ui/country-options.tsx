// The countries inside a select: the empty choice first. A code that is on file but none of these stays choosable.
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
