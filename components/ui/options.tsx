// Radio buttons as tiles one can hit, chosen by pointer, arrow keys, or a digit.
import { FieldError, type FieldProps } from "./field";
import { Icon, type IconName } from "./icon";
import { OptionKeys } from "./option-keys";

export type Option = { value: string; label: string; icon?: IconName };

/** `hasKeys`: digits choose when no text field has the focus; one group per panel at most. */
export function Options({
  name,
  id = name,
  label,
  hint,
  error,
  options,
  value,
  hasKeys = false,
}: FieldProps & { options: Option[]; value?: string; hasKeys?: boolean }) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="field" aria-describedby={ids || undefined} data-digits={hasKeys || undefined}>
      <legend>{label}</legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className="options" aria-invalid={error ? true : undefined}>
        {options.map((option, index) => (
          <label className="option" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              id={index === 0 ? id : undefined}
              defaultChecked={option.value === value}
            />
            {option.icon && <Icon name={option.icon} />}
            <span>{option.label}</span>
            {hasKeys && index < 9 && (
              <span className="kbd" aria-hidden="true">
                {index + 1}
              </span>
            )}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hasKeys && <OptionKeys />}
    </fieldset>
  );
}
