// Until when: for ever, a day that suggests itself, or another one. Chips that are radio buttons.
"use client";
import { FieldError } from "@/components/ui/field";
import { formatDate } from "@/lib/format";

type Props = {
  /** yyyy-MM-dd */
  suggested: string;
  value: string;
  day: string;
  error?: string;
  /** What the form's button may repeat. */
  onChoose?: (until: string, day: string) => void;
};

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** `for ever`, `until 31 Jan 2027`: what a button repeats. */
export function untilWords(until: string, day: string): string {
  const date = until === "other" ? day : until;
  if (date === "") return until === "other" ? "" : "for ever";
  return Number.isNaN(dateOf(date).getTime()) ? "" : `until ${formatDate(dateOf(date))}`;
}

export function UntilChoice({ suggested, value, day, error, onChoose }: Props) {
  const options = [
    { value: "", label: "for ever" },
    { value: suggested, label: formatDate(dateOf(suggested)) },
    { value: "other", label: "another day" },
  ];
  const tell = (form: HTMLFormElement | null) => {
    if (!form || !onChoose) return;
    const data = new FormData(form);
    onChoose(String(data.get("until") ?? ""), String(data.get("day") ?? ""));
  };
  return (
    <fieldset
      className="field until"
      onChange={(event) => tell(event.currentTarget.closest("form"))}
      aria-describedby={error ? "day-error" : undefined}
    >
      <legend>Until</legend>
      <div className="row wrap gap-1">
        {options.map((option) => (
          <label className="chip" key={option.label}>
            <input
              type="radio"
              name="until"
              value={option.value}
              defaultChecked={option.value === value}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
        <input
          className="input until-day"
          type="date"
          name="day"
          id="day"
          aria-label="Last day"
          defaultValue={day}
          aria-invalid={error ? true : undefined}
        />
      </div>
      {error && <FieldError id="day-error">{error}</FieldError>}
    </fieldset>
  );
}
